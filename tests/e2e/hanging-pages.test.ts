import type { Page } from 'puppeteer-core';
import { expect, it, onTestFinished } from 'vitest';
import { pageNoticeWords } from '../../words/english/page-notice.ts';
import { pageHints } from '../../words/english/pages.ts';
import { sourceWords } from '../../words/english/sources.ts';
import type { FakeOllama } from '../helpers/fake-ollama.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab, type PanelDriver } from './panel-driver.ts';
import { openStage } from './stage.ts';
import { attachedTitles, pickTab } from './tab-picker-driver.ts';
import { startWebsite } from './website.ts';

const STORKS = 'The stork colony at Lake Morva counted 4,117 nests this spring.';
const TRAMS = 'The fifth tram is late when it rains in the old town.';

describeInBrowser('headless', 'a page that hangs', () => {
  it('can be given up, says so when it never answers, and nothing of it goes along', async () => {
    const { panel, page, ollama, busy, isBusy } = await openBeside('/storks');
    await hang(page);
    await isBusy;
    await panel.page.focus('textarea');
    await panel.page.keyboard.type('How many ');
    await panel.press('Ask about this page');
    await panel.shows(pageNoticeWords.reading);
    await panel.press(pageNoticeWords.stopReading);
    await panel.lacks(pageNoticeWords.reading);

    // The same of a tab that was picked; what is typed meanwhile stays.
    await panel.page.keyboard.press('End');
    await pickTab(panel.page, 'Storks');
    await panel.shows(sourceWords.reading('Storks'));
    await panel.page.keyboard.press('Enter');
    await panel.press(sourceWords.stopReading('Storks'));
    await panel.lacks(sourceWords.reading('Storks'));

    await panel.press('Ask about this page');
    // A quarter of a minute is waited for it.
    await until('it is given up', async () => (await panel.text()).includes(pageHints.silent()), 45_000);
    // What it says once it has come back is too late.
    busy.resolve('');
    await page.waitForFunction(() => document.title === 'Back');
    expect(await attachedTitles(panel.page)).toEqual([]);
    ollama.script(tokens(['Nobody knows.']));
    await panel.ask('nests?');
    await panel.shows('Nobody knows.');
    expect(ollama.requests.filter(({ path }) => path === '/api/chat')).toHaveLength(1);
    const { body } = await ollama.nextRequest();
    expect(body.messages.at(-1)?.content).toBe('How many nests?');
  });

  it('and is left while it is read says so, and neither page goes along', async () => {
    const { panel, page, website, isBusy } = await openBeside('/storks');
    await hang(page);
    await isBusy;
    await panel.press('Ask about this page');
    await panel.shows(pageNoticeWords.reading);
    await pickTab(panel.page, 'Storks');
    await panel.shows(sourceWords.reading('Storks'));
    await page.goto(website.url('/trams', 'elsewhere.test'));
    await panel.shows(pageHints.left());
    await panel.shows(sourceWords.refusals.tab_gone({ name: 'Storks' }));
    expect(await attachedTitles(panel.page)).toEqual([]);
  });
});

describeInBrowser('headless', 'a page that comes slowly', () => {
  it('is waited for, and read to its end', async () => {
    const { panel, ollama, slow } = await openBeside('/slow');
    await panel.press('Ask about this page');
    await panel.shows(pageNoticeWords.reading);
    slow.resolve(`<p>${TRAMS}</p>`);
    await panel.carriesPage();
    expect(await ask(panel, ollama)).toContain(TRAMS);
  });

  it('is read as far as it is there, and says that it has changed when the rest comes', async () => {
    const { panel, ollama, slow } = await openBeside('/slow');
    await panel.press('Ask about this page');
    await panel.carriesPage();
    slow.resolve(`<p>${TRAMS}</p>`);
    await panel.shows(sourceWords.pageChanges.changed('Slow'));
    await panel.press(sourceWords.readAgain);
    await panel.lacks(sourceWords.pageChanges.changed('Slow'));
    expect(await ask(panel, ollama)).toContain(TRAMS);
  });
});

/** The panel beside a page; what the pages wait for comes when the test says so. */
async function openBeside(path: string) {
  const { ollama, browser } = await openStage({ title: '', hasAllSites: true });
  const [busy, slow] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  const hanging = Promise.withResolvers<void>();
  const website = await startWebsite({
    '/storks': `<!doctype html><title>Storks</title><h1>Storks</h1><p>${STORKS}</p>`,
    '/trams': `<!doctype html><title>Trams</title><h1>Trams</h1><p>${TRAMS}</p>`,
    '/busy': { body: ' ', rest: busy.promise, onAsked: hanging.resolve },
    '/slow': { body: `<!doctype html><title>Slow</title><h1>Slow</h1><p>${STORKS}</p>`, rest: slow.promise },
  });
  onTestFinished(() => website.dispose());
  const page = await browser.browser.newPage();
  await page.goto(website.url(path), { waitUntil: [] });
  await until('the page has its title', async () => (await page.title()) !== '');
  const panel = await openPanelTab(browser);
  await panel.offers(sourceWords.attach);
  return { panel, page, ollama, website, busy, slow, isBusy: hanging.promise };
}

/** The page's thread waits for an answer of its site, as it waits for a long calculation. */
async function hang(page: Page): Promise<void> {
  await page.evaluate(() => {
    setTimeout(() => {
      const request = new XMLHttpRequest();
      request.open('GET', '/busy', false);
      request.send();
      document.title = 'Back';
    });
  });
}

async function ask(panel: PanelDriver, ollama: FakeOllama): Promise<string> {
  ollama.script(tokens(['About trams.']));
  await panel.ask('What of it?');
  await panel.shows('About trams.');
  const { body } = await ollama.nextRequest();
  return String(body.messages.at(-1)?.content);
}
