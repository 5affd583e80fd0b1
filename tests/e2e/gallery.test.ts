import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { isLanguage } from '../../words/languages.ts';
import { allStates } from '../components/gallery/all-states.ts';
import { auditPage } from '../components/gallery/audit-page.ts';
import { findOutside } from '../components/gallery/find-outside.ts';
import { prepareState } from '../components/gallery/prepare-state.ts';
import { settlePage } from '../components/gallery/settle-page.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { useGallery } from './gallery-pages.ts';

/** The narrowest sidebar, in Firefox. */
const NARROWEST = 240;

/** Of the narrowest that Chrome has, at 200 %. */
const NARROWEST_ZOOMED = 180;

/** English, and what is furthest from it: longer words, and the other direction of writing. */
const SPOKEN = ['en', ...['de', 'ar'].filter(isLanguage)];

/** Colours are those of no language, so one language shows whether both themes can be read. */
const themesOf = (language: string) => (language === 'en' ? ['light', 'dark'] : ['light']);

describeInBrowser('headless', 'the panel in every state', () => {
  const pages = useGallery();

  const show = (state: string) => pages.show(state, NARROWEST);

  it.each(allStates)('keeps nobody out and fits the narrowest sidebar: %s', async (state) => {
    const page = await show(state);
    await prepareState(page, state);
    for (const language of SPOKEN) {
      await page.evaluate((code) => window.gallerySpeak(code), language);
      await page.waitForFunction((code) => document.documentElement.lang === code, {}, language);
      for (const theme of themesOf(language)) {
        await page.emulateMediaFeatures([
          { name: 'prefers-color-scheme', value: theme },
          // A colour on its way to another is neither.
          { name: 'prefers-reduced-motion', value: 'reduce' },
        ]);
        await settlePage(page);
        expect(await auditPage(page), `${language}, ${theme}`).toEqual([]);
      }
      await page.setViewport({ width: NARROWEST_ZOOMED, height: 480 });
      await settlePage(page);
      expect(await findOutside(page), `${language}, zoomed`).toEqual([]);
      await page.setViewport({ width: NARROWEST, height: 640 });
    }
  });

  it('follows an answer while the reader is at its end', async () => {
    const page = await show('long');
    await ask(page);
    await append(page, 'And more.\n\n'.repeat(40));
    await until('the end is in view again', async () => (await distanceToEnd(page)) < 2);
  });

  it('lets earlier turns come in above a reader without moving what they read', async () => {
    const page = await show('long');
    for (const wheel of [-300, -100_000]) {
      const start = await scrollTop(page);
      await page.hover('.conversation-scroll');
      await page.mouse.wheel({ deltaY: wheel });
      await until('the wheel came to rest', async () => (await scrollTop(page)) < start && (await restsAt(page)));
      const before = await lastTurn(page);
      await page.evaluate((count) => {
        const { state, companion } = window.galleryPanel;
        const turnId = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
        // The first that is known follows turn 100.
        const turn = { turn: turnId(97 + count), parent: turnId(98 + count), message: 'Earlier? '.repeat(80) };
        state.conversation.loadEarlier();
        companion.requestOf('conversation').answer(window.createChat([turn], { next: 'earlier' }));
      }, before.count);
      await page.waitForFunction((count) => document.querySelectorAll('.turn').length === count, {}, before.count + 1);
      await nextFrames(page);
      const after = await lastTurn(page);
      // A box scrolls by whole pixels.
      expect(Math.abs(after.top - before.top)).toBeLessThan(1);
      expect(await page.$('.jump')).toBe(null);
    }
  });

  it('keeps the reader in place when another version is shown', async () => {
    const page = await show('versions');
    await until('the end is in view, and stays there', async () => {
      return (await scrollTop(page)) > 0 && (await distanceToEnd(page)) < 2 && (await restsAt(page));
    });
    await page.hover('.conversation-scroll');
    await until('the beginning is in view', async () => {
      await page.mouse.wheel({ deltaY: -100_000 });
      return (await restsAt(page)) && (await scrollTop(page)) === 0;
    });
    const topOfSwitcher = () => page.$eval('.branches', (element) => element.getBoundingClientRect().top);
    const before = await topOfSwitcher();
    await page.evaluate(() => {
      const { branches, showBranch } = window.galleryPanel.state.conversation;
      const [longer] = [...branches.value.values()][0] ?? [];
      if (longer) showBranch(longer);
    });
    await page.waitForFunction(() => document.querySelectorAll('.turn').length === 1);
    await nextFrames(page);
    expect(Math.abs((await topOfSwitcher()) - before)).toBeLessThan(1);
  });

  it.each(['settings', 'history', 'prompts-library', 'pairing-guest'])(
    'scrolls a drawer in one place: %s',
    async (state) => {
      const page = await show(state);
      await prepareState(page, state);
      const [drawer, inside] = await page.$eval('.drawer[open]', (drawer) => [
        drawer.scrollHeight - drawer.clientHeight,
        drawer.clientHeight,
      ]);
      expect(inside).toBeGreaterThan(0);
      expect(drawer).toBe(0);
    },
  );

  it('keeps the keyboard in the drawer, and gives it back', async () => {
    const page = await show('history');
    await prepareState(page, 'history');
    const isInside = () => page.evaluate(() => document.querySelector('.drawer')?.contains(document.activeElement));
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('search-field');
    for (let n = 0; n < 12; n += 1) {
      await page.keyboard.press('Tab');
      // Past its last stop the browser's own controls come, never the panel behind it.
      expect((await isInside()) || (await page.evaluate(() => document.activeElement === document.body))).toBe(true);
    }
    await page.keyboard.press('Escape');
    await until('the drawer is closed', async () => (await page.$('.drawer')) === null);
    expect(await page.evaluate(() => document.activeElement?.classList.contains('history-button'))).toBe(true);
  });

  it('leaves room for the chats at 200% zoom, whatever stands below them', async () => {
    const page = await show('history-import-failed');
    await page.setViewport({ width: 180, height: 320 });
    await prepareState(page, 'history-import-failed');
    await page.click('.transfer-actions [aria-expanded]');
    expect(await page.$eval('.drawer-list', (list) => list.clientHeight)).toBeGreaterThan(320 / 3);
  });

  it('leaves a reader alone after going back, says that there is more, and goes there', async () => {
    const page = await show('long');
    await ask(page);
    await append(page, 'It is.\n\n'.repeat(40));
    await until('the end is in view', async () => (await distanceToEnd(page)) < 2);
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

/** How many turns there are, and where the last of them begins: it has been there all along. */
function lastTurn(page: Page): Promise<{ count: number; top: number }> {
  return page.$$eval('.turn', (turns) => ({
    count: turns.length,
    top: turns.at(-1)?.getBoundingClientRect().top ?? 0,
  }));
}

/** Whether the box stood still for two frames. */
async function restsAt(page: Page): Promise<boolean> {
  const before = await scrollTop(page);
  await nextFrames(page);
  return (await scrollTop(page)) === before;
}

function nextFrames(page: Page): Promise<unknown> {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** Asks in the chat that is shown. */
function ask(page: Page): Promise<void> {
  return page.evaluate(async () => void (await window.galleryPanel.ask('And on Mars?')));
}

/** The answer to what was asked goes on. */
function append(page: Page, text: string): Promise<void> {
  return page.evaluate((content) => window.galleryPanel.companion.turns.at(-1)?.say({ type: 'token', content }), text);
}

function scrollTop(page: Page): Promise<number> {
  return page.$eval('.conversation-scroll', (box) => box.scrollTop);
}

function distanceToEnd(page: Page): Promise<number> {
  return page.$eval('.conversation-scroll', (box) => box.scrollHeight - box.clientHeight - box.scrollTop);
}
