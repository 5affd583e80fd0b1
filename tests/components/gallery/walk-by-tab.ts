import type { Page } from 'puppeteer-core';

/** Of what can be used by pointer: what Tab does not lead to, and where nothing shows that the focus is there. */
export interface TabWalk {
  missed: string[];
  unseen: string[];
}

/** More stops than any screen has. */
const MOST_STOPS = 120;

/** Goes through a page with Tab alone, once around. */
export async function walkByTab(page: Page): Promise<TabWalk> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
  });
  const unseen = new Set<string>();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate((stop) => {
      const focused = document.activeElement;
      if (!focused || focused === document.body) return 'outside' as const;
      const before = focused.getAttribute('data-walked');
      // A date has a stop for each of its parts.
      if (before !== null && Number(before) !== stop - 1) return 'round' as const;
      focused.setAttribute('data-walked', String(stop));
      const box = focused.getBoundingClientRect();
      const isInView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      // In a field of text the caret shows it.
      const hasCaret = focused.matches('textarea, input:not([type=checkbox], [type=radio], [type=file], [type=range])');
      const ringed = [focused, focused.closest('label')];
      const hasRing = ringed.some((each) => each !== null && getComputedStyle(each).outlineStyle !== 'none');
      return { name: focused.outerHTML.slice(0, 120), isSeen: isInView && (hasCaret || hasRing) };
    }, stop);
    if (at === 'round') break;
    // Past the last stop the browser's own controls come.
    if (typeof at === 'object' && !at.isSeen) unseen.add(at.name);
  }
  const missed = await page.evaluate(() => {
    const root = document.querySelector('dialog[open]') ?? document;
    const usable = 'button, a[href], input, select, textarea, summary, [role=option], [role=button]';
    return (
      [...root.querySelectorAll<HTMLElement>(usable)]
        .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.matches(':disabled'))
        .filter((each) => !each.hasAttribute('data-walked'))
        // Of a list that the arrow keys go through, and of a set of radio buttons, one is a stop.
        .filter((each) => each.tabIndex >= 0 && !each.matches('[type=radio]'))
        .map((each) => each.outerHTML.slice(0, 160))
    );
  });
  return { missed, unseen: [...unseen] };
}
