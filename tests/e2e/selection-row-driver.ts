import type { ElementHandle, Page } from 'puppeteer-core';
import { ARMED_MS } from '../../sidebar/selection-button/mount-row.ts';
import { SETTLE_MS } from '../../sidebar/selection-button/watch-selection.ts';
import { until } from '../helpers/until.ts';
import { hearsClick } from './hears-click.ts';

/** A person who selects text on a page, and presses the buttons beside it. */
export interface SelectionRowDriver {
  /** Selects all of an element's text with the mouse. */
  select(selector: string): Promise<void>;
  /** The same of an element on one line, which may be in a shadow root or in a frame. */
  selectLine(line: ElementHandle | null): Promise<void>;
  /** Waits until there is a button of this name, and resolves with where it is. */
  offers(button: string): Promise<{ x: number; y: number; width: number; height: number }>;
  /** Clicks a button, as often as it takes until that has chosen it. */
  press(button: string): Promise<void>;
  /** Clicks a button once it has stood for long enough, as a person's hand takes to get there. Says whether it met it. */
  click(button: string): Promise<boolean>;
  /** Waits until there is no row. */
  isGone(): Promise<void>;
  /** Whether there is a row once the page has looked at what was selected. */
  isThere(): Promise<boolean>;
}

/** Lets time pass in the page, whose timers come in their order, and then some frames: what is covered is told by them. */
async function pass(page: Page, ms: number): Promise<void> {
  await page.evaluate(async (ms) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    for (const _ of [1, 2, 3]) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, ms);
}

export function driveSelectionRow(page: Page): SelectionRowDriver {
  // By what a screen reader finds, since a closed shadow root lets nothing else in.
  const find = (name: string) => page.$(`aria/${name}[role="button"]`);
  const isThere = async () => (await page.$('aside-selection')) !== null;
  const offers = (name: string) => until(`there is a button "${name}"`, async () => (await find(name))?.boundingBox());

  async function click(name: string): Promise<boolean> {
    await offers(name);
    await pass(page, 2 * ARMED_MS);
    const button = await find(name);
    return button !== null && hearsClick(button);
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
        // What is selected would be dragged along.
        getSelection()?.removeAllRanges();
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
    click,
    async press(name) {
      // The row goes within the click that it takes.
      await until(`the button "${name}" was chosen`, async () => (await click(name)) && !(await isThere()));
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
