import { type Browser, launch, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { auditPage } from '../components/gallery/audit-page.ts';
import { openGallery } from '../components/gallery/gallery-site.ts';
import { prepareState } from '../components/gallery/prepare-state.ts';
import { states } from '../components/gallery/states.ts';
import { findChromium } from '../helpers/browser-programs.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';

/** The narrowest sidebar, in Firefox. */
const NARROWEST = 240;

describeInBrowser('headless', 'the panel in every state', () => {
  let gallery: Awaited<ReturnType<typeof openGallery>>;
  let browser: Browser;

  beforeAll(async () => {
    gallery = await openGallery();
    browser = await launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => {
    await browser?.close();
    await gallery?.dispose();
  });

  async function show(state: string): Promise<Page> {
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    await page.setViewport({ width: NARROWEST, height: 640 });
    await page.goto(`${gallery.address}#${state}`, { waitUntil: 'networkidle0' });
    return page;
  }

  it.each(Object.keys(states))('keeps nobody out and fits the narrowest sidebar: %s', async (state) => {
    const page = await show(state);
    await prepareState(page, state);
    for (const theme of ['light', 'dark']) {
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: theme },
        // A colour on its way to another is neither.
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      expect(await auditPage(page), theme).toEqual([]);
    }
  });

  it('follows an answer while the reader is at its end', async () => {
    const page = await show('long');
    await append(page, 'And more.\n\n'.repeat(40));
    await until('the end is in view again', async () => (await distanceToEnd(page)) < 2);
  });

  it('leaves a reader alone who went back, says that there is more, and goes there', async () => {
    const page = await show('long');
    await page.hover('.conversation-scroll');
    await page.mouse.wheel({ deltaY: -400 });
    await until('the reader is further up', async () => (await distanceToEnd(page)) > 300);
    const before = await scrollTop(page);
    await append(page, 'And more.\n\n'.repeat(40));
    const jump = await page.waitForSelector('.jump');
    expect(await scrollTop(page)).toBe(before);
    await jump?.click();
    await until('the end is in view', async () => (await distanceToEnd(page)) < 2);
    await until('the button is gone', async () => (await page.$('.jump')) === null);
  });
});

function append(page: Page, text: string): Promise<void> {
  return page.evaluate((more) => {
    const turn = window.galleryModels.conversation.turns.value.at(-1);
    if (turn) turn.content.value += `\n\n${more}`;
  }, text);
}

function scrollTop(page: Page): Promise<number> {
  return page.$eval('.conversation-scroll', (box) => box.scrollTop);
}

function distanceToEnd(page: Page): Promise<number> {
  return page.$eval('.conversation-scroll', (box) => box.scrollHeight - box.clientHeight - box.scrollTop);
}
