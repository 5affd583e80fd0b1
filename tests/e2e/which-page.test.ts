import type { Page } from 'puppeteer-core';
import { expect, it, onTestFinished } from 'vitest';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';
import { attachedTitles as titles } from './tab-picker-driver.ts';
import { startWebsite } from './website.ts';

const STORKS = 'The stork colony at Lake Morva counted 4,117 nests this spring.';
const TRAMS = 'The fifth tram is late when it rains in the old town.';
const OTTERS = 'Seven otters live where the river leaves the lake.';

const article = (title: string, fact: string) =>
  `<!doctype html><title>${title}</title><article><h1>${title}</h1><p>${fact}</p></article>`;

describeInBrowser('headless', 'which page a question is about', () => {
  it('stays the one that was read, says when that has changed or is not in front, and offers the one that is', async () => {
    const { ollama, browser } = await openStage({ title: '', hasAllSites: true });
    ollama.script(tokens(['About storks.']));
    ollama.script(tokens(['About both.']));
    const website = await startWebsite({
      '/storks': article('Storks', STORKS),
      '/trams': article('Trams', TRAMS),
      '/otters': article('Otters', OTTERS),
    });
    onTestFinished(() => website.dispose());
    const trams = await browser.openPage(website.url('/trams'));
    const storks = await browser.openPage(website.url('/storks'));
    const panel = await openPanelTab(browser);
    await panel.offers('Attach files');

    await panel.press('Ask about this page');
    await panel.carriesPage();
    // Another tab comes to the front: the question stays about the page that was read.
    await trams.bringToFront();
    await panel.page.bringToFront();
    await panel.shows('You’re now looking at “Trams”.');
    expect(await titles(panel.page)).toEqual(['Storks']);
    await panel.ask('How many nests?');
    await panel.shows('About storks.');
    const first = String((await ollama.nextRequest()).body.messages.at(-1)?.content);
    expect([first.includes(STORKS), first.includes(TRAMS)]).toEqual([true, false]);

    // The chat goes on about it, and offers what is in front.
    await panel.shows('This chat is about “Storks”.');
    await panel.press('Also use this page');
    await panel.carriesPage();
    await storks.bringToFront();
    await panel.page.bringToFront();
    await panel.shows('You’re now looking at “Storks”.');
    const isLookedAt = await watchLooks(panel.page);
    await panel.press('Use this page instead');
    await until('the page took the other’s place', async () => (await titles(panel.page)).join() === 'Storks');
    await isLookedAt(storks.url());

    // The page changes in place, and then leads to another one.
    await storks.evaluate((text) => {
      document.querySelector('p')?.append(` ${text}`);
    }, 'Nine more nests were found in the reeds.');
    await panel.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await panel.shows('“Storks” has changed since Aside read it.');
    await panel.press('Read again');
    await panel.lacks('has changed since');
    await storks.goto(website.url('/otters'));
    await panel.shows('The tab with “Storks” now shows another page.');
    await panel.press('Also use this page');
    await until('both go along', async () => (await titles(panel.page)).join() === 'Storks,Otters');
    await storks.close();
    await panel.ask('And now?');
    await panel.shows('About both.');
    const second = String((await ollama.nextRequest()).body.messages.at(-1)?.content);
    expect(second).toContain('Nine more nests were found in the reeds.');
    expect(second).toContain(OTTERS);
    expect(second).not.toContain(TRAMS);
  });

  it('has changed with a price of a few letters, and not with a clock or a count', async () => {
    const { browser } = await openStage({ title: '', hasAllSites: true });
    const website = await startWebsite({
      '/rope': `<!doctype html><title>Rope</title><h1>Rope</h1><p>${STORKS}</p><p>Price: <b>€</b><span id="price">41</span>.00</p>
        <p>In stock: <span id="count">12</span></p><p>Now: <span id="clock">12:00:01</span></p><p>Wind: <span id="wind">4.1</span> %</p>
        <script>let tick = 0; setInterval(() => {
          document.getElementById('clock').textContent = '12:00:' + tick;
          document.getElementById('wind').textContent = '4.' + tick++;
        }, 100);</script>`,
    });
    onTestFinished(() => website.dispose());
    const rope = await browser.openPage(website.url('/rope'));
    const panel = await openPanelTab(browser);
    await panel.offers('Attach files');
    const isLookedAt = await watchLooks(panel.page);
    await panel.press('Ask about this page');
    await panel.carriesPage();
    await isLookedAt(rope.url());
    const look = () => panel.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    const set = (id: string, text: string) =>
      rope.$eval(`#${id}`, (element, words) => element.replaceChildren(words), text);
    await set('count', '11');
    await look();
    await set('price', '39');
    await look();
    await panel.shows('“Rope” has changed since Aside read it.');
    await panel.press('Read again');
    await panel.lacks('has changed since');
  });
});

/** Gives what resolves once the panel has looked, from now on, at what a page says: all that changes later is a change. */
async function watchLooks(panel: Page): Promise<(url: string) => Promise<void>> {
  const looks = await panel.evaluateHandle(() => {
    const looks: string[] = [];
    const { scripting } = chrome;
    const run = scripting.executeScript.bind(scripting) as (injection: object) => Promise<{ result?: unknown }[]>;
    const noted = async (injection: object) => {
      const results = await run(injection);
      const { url, stamp } = (results[0]?.result ?? {}) as { url?: string; stamp?: string };
      if (url && stamp) looks.push(url);
      return results;
    };
    Object.assign(scripting, { executeScript: noted });
    return looks;
  });
  return async (url) => {
    await until(`${url} was looked at`, () => looks.evaluate((looks, url) => looks.includes(url), url));
  };
}
