import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { settlePage } from '../components/gallery/settle-page.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { STILL, useGallery } from './gallery-pages.ts';

describeInBrowser('headless', 'the screen of ten thousand models', () => {
  const pages = useGallery();

  async function open(): Promise<Page> {
    const page = await pages.show('models-many', 360, [STILL]);
    await page.waitForSelector('.model-button', { visible: true });
    await page.click('.model-button');
    await page.waitForSelector('.models-button', { visible: true });
    await page.click('.models-button');
    await page.waitForSelector('.model-open');
    await settlePage(page);
    return page;
  }

  /** What has the focus: its name, its place, and whether it can be seen. */
  const focused = (page: Page) =>
    page.evaluate(() => {
      const row = document.activeElement as HTMLElement;
      const { top, bottom } = row.getBoundingClientRect();
      const view = document.querySelector('.models')?.getBoundingClientRect();
      return {
        name: row.dataset.row,
        place: row.closest('li')?.getAttribute('aria-posinset'),
        isSeen: view !== undefined && top >= view.top - 1 && bottom <= view.bottom + 1,
      };
    });

  it('is walked through with the keyboard, and each row says its place', async () => {
    const page = await open();
    expect(await page.$$eval('.model-row', (rows) => rows.length)).toBeLessThan(80);
    await page.keyboard.press('ArrowDown');
    await settlePage(page);
    expect(await focused(page)).toEqual({ name: 'model-0:latest', place: '1', isSeen: true });
    await page.keyboard.press('End');
    await settlePage(page);
    expect(await focused(page)).toEqual({ name: 'all-minilm:latest', place: '10001', isSeen: true });
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('PageUp');
    await settlePage(page);
    expect(await focused(page)).toEqual({ name: 'model-9989:latest', place: '9990', isSeen: true });
    await page.keyboard.press('Home');
    await settlePage(page);
    expect(await focused(page)).toEqual({ name: 'model-0:latest', place: '1', isSeen: true });
  });

  it('has rows wherever it is scrolled to, and keeps the row with the focus', async () => {
    const page = await open();
    await page.keyboard.press('ArrowDown');
    for (const share of [0.5, 1, 0.25]) {
      await page.$eval('.models', (list, to) => list.scrollTo({ top: list.scrollHeight * to }), share);
      await until('rows fill the view', () =>
        page.$eval('.models', (list) => {
          const view = list.getBoundingClientRect();
          const at = (y: number) => document.elementFromPoint(view.left + 40, y)?.closest('.model-row');
          return Boolean(at(view.top + 30) && at((view.top + view.bottom) / 2));
        }),
      );
      expect((await focused(page)).name).toBe('model-0:latest');
      expect(await page.$$eval('.model-row', (rows) => rows.length)).toBeLessThan(80);
    }
  });
});
