import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { pageNoticeWords } from '../../words/english/page-notice.ts';
import { selectionButtonWords } from '../../words/english/selection-buttons.ts';
import { sourceWords } from '../../words/english/sources.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { answerPrompt } from '../helpers/permission-prompt.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { drivePanel } from './panel-driver.ts';
import { openWindowStage, type WindowStage } from './stage.ts';
import { attachedTitles } from './tab-picker-driver.ts';
import { ARTICLE_FACT } from './website.ts';

const REFUSED = selectionButtonWords.problems.refused;

/** The panel beside a page that is open to it by the click on its button alone. */
async function openPanel({ browser, website }: WindowStage) {
  const page = await browser.openPage(website.url('/other'));
  await browser.clickToolbarButton(page);
  const panel = drivePanel(await browser.panel());
  await panel.page.waitForSelector('.attach');
  await panel.takesKeys();
  return { page, panel };
}

const isOpenToUs = (panel: { page: Page }, origins: string[]) =>
  panel.page.evaluate((origins) => chrome.permissions.contains({ origins }), origins);

describeInBrowser('window', 'the browser’s own question', () => {
  it('keeps the list of tabs open that it was asked from: after no it says so, after yes it has the tab', async () => {
    const stage = await openWindowStage({ title: '' });
    const { display } = stage;
    stage.ollama.script(tokens(['Forty-one.']));
    await stage.browser.openPage(stage.website.url('/article'));
    const { panel } = await openPanel(stage);
    await display.type('How many storks? @keeper');
    await panel.shows(sourceWords.allowTabs);

    await display.keys('Return');
    await answerPrompt(display, 'deny');
    await panel.shows(REFUSED);
    expect(await panel.page.$eval('textarea', ({ value }) => value)).toBe('How many storks? @keeper');
    expect(await isOpenToUs(panel, ['https://*/*'])).toBe(false);

    await panel.click('.tab-option');
    await answerPrompt(display, 'allow');
    await panel.shows('The keeper who counted');
    await panel.click('.tab-option');
    await until('it is attached', async () => (await attachedTitles(panel.page)).join().includes('keeper'));
    await panel.ask('');
    await panel.shows('Forty-one.');
    const { body } = await stage.ollama.nextRequest();
    expect(body.messages.at(-1).content).toContain(ARTICLE_FACT);
    expect(body.messages.at(-1).content).toContain('How many storks?');
  });

  it('for all sites keeps what waits for it: after no it still waits, after yes it goes on by itself', async () => {
    const stage = await openWindowStage({ title: '' });
    stage.ollama.script(tokens(['Forty-one storks.']));
    const { display, website } = stage;
    const { page, panel } = await openPanel(stage);
    // The click opened the one site only.
    await page.goto(website.url('/article', 'papers.test'));
    await panel.press('Summarise this page');
    await panel.shows(pageNoticeWords.allowAllSites);

    await panel.press(pageNoticeWords.allowAllSites);
    await answerPrompt(display, 'deny');
    await panel.shows(REFUSED);
    await panel.offers(pageNoticeWords.allowAllSites);
    expect(stage.ollama.requests.filter(({ path }) => path === '/api/chat')).toEqual([]);

    await panel.press(pageNoticeWords.allowAllSites);
    await answerPrompt(display, 'allow');
    await panel.shows('Forty-one storks.');
    const { body } = await stage.ollama.nextRequest();
    expect(body.messages.at(-1).content).toContain(ARTICLE_FACT);
  });

  it('for one site leaves the offer after no, and opens that site and no other after yes', async () => {
    const stage = await openWindowStage({ title: '' });
    const { display } = stage;
    const { panel } = await openPanel(stage);
    await panel.press('Ask about this page');
    await panel.carriesPage();
    const always = pageNoticeWords.alwaysOn('news.test');
    await panel.press(always);
    await answerPrompt(display, 'deny');
    await panel.shows(REFUSED);
    await panel.carriesPage();
    expect(await isOpenToUs(panel, ['http://news.test/*'])).toBe(false);

    await panel.press(always);
    await answerPrompt(display, 'allow');
    await panel.lacks(always);
    expect(await isOpenToUs(panel, ['http://news.test/*'])).toBe(true);
    expect(await isOpenToUs(panel, ['http://papers.test/*'])).toBe(false);
    await panel.carriesPage();
  });
});
