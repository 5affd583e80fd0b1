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

/** Selects with the mouse, from the beginning of one element to the end of another. */
export async function selectByMouse(display: Display, page: Page, from: string, to: string): Promise<string> {
  await display.drag(await pointOf(display, page, from, 'start'), await pointOf(display, page, to, 'end'));
  return until('text is selected', () => page.evaluate(() => String(getSelection())));
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
  const closed = (await display.windows()).length;
  const shows = (count: number) => async () => (await display.windows()).length === closed + count;
  const { x, y } = await pointOf(display, page, selector);
  await display.click(x, y, 'right');
  await until('the context menu is open', shows(1));
  if (item === 'page') {
    await display.keys('Up', 'Up', 'Up', 'Return');
  } else {
    await display.keys('Up', 'Up', 'Right');
    await until('our submenu is open', shows(2));
    await display.keys(...Array<string>(item.submenu).fill('Down'), 'Return');
  }
  await until('the menu is closed', shows(0));
}
