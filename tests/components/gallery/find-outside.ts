import type { Page } from 'puppeteer-core';

/** What scrolls sideways in a box of its own. */
const SIDEWAYS = 'pre, .table, .diagram, math, .visually-hidden';

/** What a person can't get to in a settled page because it stands beside the window, and buttons whose words stand beside the button. */
export function findOutside(page: Page): Promise<string[]> {
  return page.evaluate((SIDEWAYS) => {
    const root = document.querySelector('dialog[open]') ?? document.body;
    return [...root.querySelectorAll<HTMLElement>('*')]
      .filter((element) => {
        const { left, right, width, height } = element.getBoundingClientRect();
        const isSpilt = element.localName === 'button' && element.scrollHeight > element.clientHeight + 2;
        const isOutside = right > innerWidth + 1 || left < -1 || isSpilt;
        return isOutside && width > 1 && height > 1 && element.checkVisibility() && !element.closest(SIDEWAYS);
      })
      .map((element) => `${element.outerHTML.slice(0, 100)}: ${element.innerText?.slice(0, 40)}`);
  }, SIDEWAYS);
}
