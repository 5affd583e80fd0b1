import type { ElementHandle, Page } from 'puppeteer-core';
import { ARMED_MS } from '../../sidebar/selection-button/mount-row.ts';
import { SETTLE_MS } from '../../sidebar/selection-button/watch-selection.ts';
import { until } from '../helpers/until.ts';

/** A person who selects text on a page, and presses the buttons beside it. */
export interface SelectionRowDriver {
  /** Selects all of an element's text with the mouse. */
  select(selector: string): Promise<void>;
  /** The same of an element on one line, which may be in a shadow root or in a frame. */
  selectLine(line: ElementHandle | null): Promise<void>;
  /** Waits until there is a button of this name, and resolves with where it is. */
  offers(button: string): Promise<{ x: number; y: number; width: number; height: number }>;
  /** Clicks a button once it has stood for long enough, as a person's hand takes to get there. */
  press(button: string): Promise<void>;
  /** Waits until there is no row. */
  isGone(): Promise<void>;
  /** Whether there is a row once the page has looked at what was selected. */
  isThere(): Promise<boolean>;
}

/** Lets time pass in the page, whose timers come in their order, and then two frames. */
async function pass(page: Page, ms: number): Promise<void> {
  await page.evaluate(async (ms) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    for (const _ of [1, 2]) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, ms);
}

export function driveSelectionRow(page: Page): SelectionRowDriver {
  // By what a screen reader finds, since a closed shadow root lets nothing else in.
  const find = (name: string) => page.waitForSelector(`aria/${name}[role="button"]`, { timeout: 10_000 });
  const isThere = async () => (await page.$('aside-selection')) !== null;

  async function offers(name: string) {
    const box = await (await find(name))?.boundingBox();
    if (!box) throw new Error(`the button "${name}" is nowhere`);
    return box;
  }

  async function drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
  }

  return {
    async select(selector) {
      const [from, to] = await page.$eval(selector, (element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const lines = [...range.getClientRects()];
        const [first, last] = [lines[0] as DOMRect, lines.at(-1) as DOMRect];
        const middle = ({ top, bottom }: DOMRect) => (top + bottom) / 2;
        return [
          { x: first.left + 1, y: middle(first) },
          { x: last.right - 1, y: middle(last) },
        ] as const;
      });
      await drag(from, to);
    },
    async selectLine(line) {
      const box = await line?.boundingBox();
      if (!box) throw new Error('the line is nowhere');
      const y = box.y + box.height / 2;
      await drag({ x: box.x + 1, y }, { x: box.x + box.width - 1, y });
    },
    offers,
    async press(name) {
      await offers(name);
      await pass(page, 2 * ARMED_MS);
      const { x, y, width, height } = await offers(name);
      await page.mouse.click(x + width / 2, y + height / 2);
    },
    async isThere() {
      await pass(page, 2 * SETTLE_MS);
      return isThere();
    },
    async isGone() {
      await until('there is no row', async () => !(await isThere()));
    },
  };
}
