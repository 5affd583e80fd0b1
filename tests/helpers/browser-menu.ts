import type { Page } from 'puppeteer-core';
import type { Display, Point } from './browser-display.ts';
import { until } from './until.ts';

/** Where an element's text is on the screen. The page's tab must be in front. */
export async function pointOf(
  display: Display,
  page: Page,
  selector: string,
  at: 'start' | 'middle' | 'end' = 'middle',
): Promise<Point> {
  const origin = await originOf(display, page);
  const point = await page.$eval(
    selector,
    (element, at) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const lines = [...range.getClientRects()];
      const line = (at === 'end' ? lines.at(-1) : lines[0]) ?? element.getBoundingClientRect();
      const x = at === 'start' ? line.left : at === 'end' ? line.right + 2 : (line.left + line.right) / 2;
      return { x, y: (line.top + line.bottom) / 2 };
    },
    at,
  );
  return { x: Math.round(origin.x + point.x), y: Math.round(origin.y + point.y) };
}

/**
 * Where the page's left top corner is on the screen, from the mouse itself: the window tells nothing of the toolbar's
 * height, nor of the margin that an open side panel puts around the page.
 */
async function originOf(display: Display, page: Page): Promise<Point> {
  const seen = await page.evaluateHandle(() => {
    const seen: Point[] = [];
    window.addEventListener(
      'mousemove',
      ({ screenX, screenY, clientX, clientY }) => seen.push({ x: screenX - clientX, y: screenY - clientY }),
      { once: true },
    );
    return seen;
  });
  let moves = 0;
  return until('the page has seen the mouse', async () => {
    // a little further each time: a mouse that stands still is not heard
    await display.move(400 + (moves++ % 2), 400);
    return seen.evaluate((points) => points[0]);
  });
}

/**
 * Selects with the mouse, from the beginning of one element to the end of another: again, when the page has moved away
 * from under the mouse, as it does while a side panel or a window comes.
 */
export async function selectByMouse(display: Display, page: Page, from: string, to: string): Promise<string> {
  return until('text is selected', async () => {
    // What is selected would be dragged along.
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await display.drag(await pointOf(display, page, from, 'start'), await pointOf(display, page, to, 'end'));
    return until('all of it is selected', () => readSelected(page, from, to), 2_000);
  });
}

/** What is selected, if that is the text from one element to another. */
function readSelected(page: Page, from: string, to: string): Promise<string | false> {
  return page.evaluate(
    (from, to) => {
      const [first, last] = [document.querySelector(from), document.querySelector(to)];
      const range = document.createRange();
      if (first) range.setStart(first, 0);
      if (last) range.setEnd(last, last.childNodes.length);
      const selected = String(getSelection());
      const letters = (text: string) => text.replaceAll(/\s/g, '');
      return letters(selected) === letters(String(range)) && selected;
    },
    from,
    to,
  );
}

/**
 * Opens the real context menu on an element and picks one of our items. With text selected they stand in a submenu,
 * the last entry but one; on the page itself there is a single item, the last but two.
 */
export async function chooseFromMenu(
  display: Display,
  page: Page,
  selector: string,
  item: { submenu: number } | 'page',
): Promise<void> {
  const before = await display.windows();
  /** A name that was shown beside the mouse goes with the click. */
  const newWindows = async () => (await display.windows()).filter((id) => !before.includes(id));
  const isClosed = async () => (await newWindows()).length === 0;

  async function open(): Promise<void> {
    const { x, y } = await pointOf(display, page, selector);
    await display.click(x, y, 'right');
    await until('the context menu is open', async () => (await newWindows()).length === 1);
    // A mouse that stands on a menu takes the choice from the keys whenever the menu hears of it.
    await display.move(2, display.height - 2);
  }

  if (item === 'page') {
    await open();
    await display.keys('Up', 'Up', 'Up', 'Return');
  } else {
    await until('our submenu is open', async () => {
      await open();
      await display.keys('Up', 'Up', 'Right');
      const isOpen = await until('it opens', async () => (await newWindows()).length === 2, 3_000).catch(() => false);
      if (isOpen) return true;
      await display.keys('Escape');
      await until('the menu is closed', isClosed);
      return false;
    });
    await display.keys(...Array<string>(item.submenu).fill('Down'), 'Return');
  }
  await until('the menu is closed', isClosed);
}
