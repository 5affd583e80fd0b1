import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { FrameSelection } from '../../sidebar/pages/selection/frame-selection.ts';
import { receiptWords } from '../../words/english/receipts.ts';
import { sentWords } from '../../words/english/sent.ts';
import { sourceWords } from '../../words/english/sources.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { launchPlainBrowser } from '../helpers/plain-browser.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { drivePanel } from './panel-driver.ts';
import { openStage } from './stage.ts';
import { ARTICLE_FACT } from './website.ts';

const PARAGRAPH = '<p>The <b>fifth</b> tram is late.</p>';

/** What is selected, from the beginning of one word to the end of another, and what goes along with it. */
const CASES: Record<string, { html: string; from: string; to?: string; text: string; around: string }> = {
  'one paragraph': {
    html: `<p>Before.</p>${PARAGRAPH}<p>After.</p>`,
    from: 'fifth',
    text: 'fifth',
    around: 'The fifth tram is late.',
  },
  'several paragraphs': {
    html: '<p>One two.</p><p>Three.</p><p>Four five.</p><p>Six.</p>',
    from: 'two',
    to: 'Four',
    text: 'two.\n\nThree.\n\nFour',
    around: 'One two.\n\nThree.\n\nFour five.',
  },
  'an item of a list': {
    html: '<ul><li>One heron</li><li>Two grey storks</li></ul>',
    from: 'grey',
    text: 'grey',
    around: 'Two grey storks',
  },
  'items of a list': {
    html: '<ol><li>One heron</li><li>Two grey storks</li><li>Three</li></ol>',
    from: 'heron',
    to: 'Two',
    text: '1. heron\n2. Two',
    around: '1. One heron\n2. Two grey storks',
  },
  'a cell': {
    html: '<table><tr><th>Bird</th><th>Count</th></tr><tr><td>Storks</td><td>41 pairs</td></tr><tr><td>Herons</td><td>7</td></tr></table>',
    from: '41',
    text: '41',
    around: 'Storks\n\n41 pairs',
  },
  'a word of code': {
    html: '<pre><code>if late:\n    wait(5)</code></pre>',
    from: 'wait',
    text: 'wait',
    around: 'if late:\n    wait(5)',
  },
  'an editor': {
    html: '<div contenteditable><div>The first line.</div><div>The second line.</div></div>',
    from: 'second',
    text: 'second',
    around: 'The second line.',
  },
};

describeInBrowser('headless', 'the paragraph around a selection', () => {
  let browser: Browser;
  let script: string;
  beforeAll(async () => {
    browser = await launchPlainBrowser();
    script = readFileSync(join(inject('extensionBuild'), 'selection.js'), 'utf8');
  });
  afterAll(() => browser?.close());

  async function open(html: string): Promise<Page> {
    const page = await browser.newPage();
    await page.setContent(`<!doctype html><body>${html}`);
    return page;
  }

  it.each(Object.entries(CASES))('of %s is what it stands in', async (_, { html, from, to = from, text, around }) => {
    const page = await open(html);
    await select(page.mainFrame(), from, to);
    expect(await page.evaluate(script)).toMatchObject({ text, around });
    await page.close();
  });

  it('is found in shadow roots and in frames', async () => {
    const page = await open(`<div id="host"></div><div id="bare"></div><iframe srcdoc='${PARAGRAPH}'></iframe>`);
    await page.evaluate((html) => {
      const attach = (id: string) => document.getElementById(id)?.attachShadow({ mode: 'open' });
      Object.assign(attach('host') ?? {}, { innerHTML: html });
      Object.assign(attach('bare') ?? {}, { innerHTML: 'The sixth tram is early.' });
    }, PARAGRAPH);
    const around = async (frame: Frame) => ((await frame.evaluate(script)) as FrameSelection).around;
    await select(page.mainFrame(), 'fifth', 'fifth', 'host');
    expect(await around(page.mainFrame())).toBe('The fifth tram is late.');
    await select(page.mainFrame(), 'sixth', 'sixth', 'bare');
    expect(await around(page.mainFrame())).toBe('The sixth tram is early.');
    const frame = await until('the frame is there', () => page.frames()[1]);
    await frame.waitForSelector('b');
    await select(frame, 'fifth', 'fifth');
    expect(await around(frame)).toBe('The fifth tram is late.');
    await page.close();
  });

  it('of three clicks on a paragraph is nothing, for all of it is selected', async () => {
    const page = await open(`<p>Before.</p>${PARAGRAPH}<p>After.</p>`);
    await (await page.$('b'))?.click({ count: 3 });
    const found = (await page.evaluate(script)) as FrameSelection;
    expect([found.text, found.around]).toEqual(['The fifth tram is late.', '']);
    await page.close();
  });
});

describeInBrowser('headless', 'a question about a selection', () => {
  it('takes the paragraph around it along, says so beforehand, and shows it in the receipt', async () => {
    const { ollama, browser, website } = await openStage({ title: '', hasAllSites: true });
    const page = await browser.openPage(website.url('/article'));
    await select(page.mainFrame(), 'forty', 'one');
    const worker = await browser.worker();
    await worker.evaluate(async () => {
      const tab = (await chrome.tabs.query({})).find(({ url }) => url?.includes('/article'));
      const { onCommand } = chrome.commands as unknown as { onCommand: { dispatch(name: string, tab: unknown): void } };
      onCommand.dispatch('ask-selection', tab);
    });
    // Without a click of a person the browser opens no side panel, so Aside opens one as a tab, in front.
    const panel = drivePanel(await browser.panel());
    await until('the quote is there', async () => (await panel.quotes()).join() === 'forty-one');
    await panel.shows(receiptWords.withAround);
    ollama.script(tokens(['Storks.']));
    await panel.ask('Of what?');
    await panel.shows('Storks.');
    const told = String((await ollama.nextRequest()).body.messages.at(-1)?.content);
    const [, nonce = ''] = /<selection-(\w+)>/.exec(told) ?? [];
    const around = `<around-${nonce}>\n${ARTICLE_FACT}\n</around-${nonce}>`;
    expect(told).toContain(`\nforty-one\n</selection-${nonce}>\n${around}`);
    await panel.press(receiptWords.whatWasSent);
    await panel.press(sentWords.show);
    await panel.shows(sourceWords.aroundIt);
    await until(
      'both are shown',
      async () =>
        (await panel.page.$$eval('.sent-words', (all) => all.map(({ textContent }) => textContent))).join('|') ===
        `forty-one|${ARTICLE_FACT}`,
    );
  });
});

/** Selects from the beginning of one word to the end of another, in the page or in the shadow root of `host`. */
async function select(frame: Frame, from: string, to: string, host = ''): Promise<void> {
  await frame.evaluate(
    (from, to, host) => {
      const root = document.getElementById(host)?.shadowRoot ?? document.body;
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
        const [start, end] = [node.data.indexOf(from), node.data.indexOf(to)];
        if (start >= 0) range.setStart(node, start);
        if (end >= 0) {
          getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, node, end + to.length);
          return;
        }
      }
    },
    from,
    to,
    host,
  );
}
