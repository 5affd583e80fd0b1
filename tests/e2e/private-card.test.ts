import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import type { TestBrowser } from '../helpers/browser.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { patient } from '../helpers/patient-pages.ts';
import { until } from '../helpers/until.ts';
import { driveCard } from './card-driver.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openStage } from './stage.ts';
import { ARTICLE_FACT } from './website.ts';

const ANSWER = 'Quagga answers seldom.';
const FOLLOW_UP = 'Which zebra?';

describeInBrowser('headless', 'a card in a private window', () => {
  it('answers and is asked on, and nothing of it is kept, neither by the companion nor by the browser', async () => {
    const { browser, ollama, website, dataDir } = await openStage({ title: '', hasAllSites: true, isInPrivate: true });
    for (const isPrivate of [true, false]) {
      ollama.script(tokens([ANSWER]), tokens(['None of them.']));
      const page = await openWindow(browser, website.url('/article'), isPrivate);
      await askHere(browser, page, isPrivate);
      const card = driveCard(page);
      await card.shows(ANSWER);
      await card.ask(FOLLOW_UP);
      await card.shows('None of them.');
      await card.press('Close');
      await card.isGone();
      // What is kept of a card in another window shows that this would find it.
      await until('what is kept of it is', async () => {
        const kept = await keptIn(dataDir);
        return [ARTICLE_FACT, ANSWER, FOLLOW_UP].every((words) => kept.includes(words)) !== isPrivate;
      });
      const stored = String(await inBackground(browser, 'chrome.storage.local.get().then(JSON.stringify)'));
      for (const words of [ARTICLE_FACT, ANSWER, FOLLOW_UP]) {
        expect(stored).not.toContain(words);
        if (isPrivate) expect(await keptIn(dataDir)).not.toContain(words);
      }
    }
  });
});

/** All that the companion has on its disk. */
async function keptIn(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const read = files
    .filter((file) => file.isFile())
    // Some go between the look and the read.
    .map((file) => readFile(join(file.parentPath, file.name), 'latin1').catch(() => ''));
  return (await Promise.all(read)).join('\n');
}

/** Runs in the background. */
async function inBackground(browser: TestBrowser, expression: string): Promise<unknown> {
  return (await browser.worker()).evaluate(expression);
}

async function openWindow(browser: TestBrowser, url: string, incognito: boolean): Promise<Page> {
  const known = new Set(browser.browser.targets());
  await inBackground(browser, `void chrome.windows.create(${JSON.stringify({ url, incognito })})`);
  const target = await until('the window is open', () =>
    browser.browser.targets().find((each) => each.type() === 'page' && !known.has(each) && each.url() === url),
  );
  const page = await target.page();
  if (!page) throw new Error('the window has no page');
  patient(page);
  await page.bringToFront();
  await page.waitForSelector('#p0');
  return page;
}

/** "Ask here" of the context menu, on the first paragraph. */
async function askHere(browser: TestBrowser, page: Page, incognito: boolean): Promise<void> {
  await page.$eval('#p0', (paragraph) => getSelection()?.selectAllChildren(paragraph));
  const wanted = JSON.stringify({ url: page.url(), incognito });
  await inBackground(
    browser,
    `chrome.tabs.query({}).then((tabs) => {
      const { url, incognito } = ${wanted};
      const tab = tabs.find((each) => each.url === url && each.incognito === incognito);
      chrome.contextMenus.onClicked.dispatch({ menuItemId: 'ask-here', frameId: 0 }, tab);
    })`,
  );
}
