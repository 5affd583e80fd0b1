import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';

/** More than come at once when a chat is opened again. */
const QUESTIONS = 33;

const counted = (page: Page) => page.$eval('.find-count', (count) => count.textContent);
/** The text that is marked as the current match. */
const marked = (page: Page) =>
  page.evaluate(() => {
    const [range] = CSS.highlights.get('found-current') ?? [];
    const { startContainer = document, startOffset = 0, endContainer = document, endOffset = 0 } = range ?? {};
    const live = document.createRange();
    live.setStart(startContainer, startOffset);
    live.setEnd(endContainer, endOffset);
    const { top, bottom } = live.getBoundingClientRect();
    return { text: live.toString(), isSeen: bottom > top && top > 0 && bottom < innerHeight };
  });

describeInBrowser('headless', 'words in a conversation', () => {
  it('are found across code and in what the companion has not sent yet; Escape goes back to where the reader was', async () => {
    const { browser, ollama } = await openStage();
    ollama.script(tokens(['The **secret** word is `heron`.\n\n```js\nconst heron = "grey";\n```']));
    for (let nth = 1; nth < QUESTIONS; nth += 1)
      ollama.script(tokens([`Answer ${nth}. ${'Storks are white. '.repeat(12)}`]));
    const panel = await openPanelTab(browser);
    const { page } = panel;
    for (let nth = 0; nth < QUESTIONS; nth += 1) {
      await panel.ask(`${nth}?`);
      await panel.hasAnswered(nth + 1);
    }
    await page.reload();
    await panel.hasAnswered(30);
    await until('all is set', async () => (await page.$$('.turn .markdown')).length === 30);
    await panel.restsAt('end');

    // Somewhere in the middle.
    await page.$eval('.conversation-scroll', (box) => box.scrollBy(0, -900));
    await page.focus('textarea');
    await panel.restsAt('middle');
    const before = await page.$eval('.turn:last-child', (turn) => turn.getBoundingClientRect().top);
    await page.keyboard.down('Control');
    await page.keyboard.press('f');
    await page.keyboard.up('Control');
    await page.waitForSelector('.find-field:focus');
    // With the first letter the rest of the chat is fetched, and with the second one the match nearest to the reader is there.
    await page.keyboard.type('H');
    await until('the whole chat is there', async () => (await page.$$('.turn')).length === QUESTIONS);
    await page.keyboard.type('ERON');
    await until('both are found', async () => (await counted(page)) === '1 of 2');
    const shown = await until('the first is shown', async () => {
      const found = await marked(page);
      return found.isSeen && found;
    });
    expect(shown.text).toBe('heron');
    await page.keyboard.press('Enter');
    await until('the second is reached', async () => (await counted(page)) === '2 of 2');
    await page.keyboard.press('Enter');
    await until('the first is reached again', async () => (await counted(page)) === '1 of 2');

    await page.keyboard.press('Escape');
    await until('the bar is closed', async () => (await page.$('.find-bar')) === null);
    await panel.takesKeys();
    expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
    await until('the very line is there', async () => {
      const after = await page.$eval('.turn:last-child', (turn) => turn.getBoundingClientRect().top);
      return Math.abs(after - before) < 2;
    });
  });
});
