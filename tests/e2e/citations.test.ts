import { expect, it, onTestFinished } from 'vitest';
import { chooseFromMenu, selectByMouse } from '../helpers/browser-menu.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import type { FakeRequest } from '../helpers/fake-ollama-exchange.ts';
import { makePdf } from '../helpers/make-pdf.ts';
import { until } from '../helpers/until.ts';
import { driveCard } from './card-driver.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { drivePanel, openPanelTab } from './panel-driver.ts';
import { openWindowStage } from './stage.ts';
import { attachedTitles, pickTab } from './tab-picker-driver.ts';
import { startWebsite } from './website.ts';

const FACT = 'The ferry to Helgoland leaves Cuxhaven at half past ten.';

/** Cites the passage that holds the fact, by its number. */
function cite({ body }: FakeRequest) {
  const asked: string = body.messages.at(-1).content;
  const before = asked.slice(0, Math.max(0, asked.indexOf(FACT)));
  const number = [...before.matchAll(/^\[(\d+)\]$/gm)].at(-1)?.[1] ?? '99';
  return tokens(['The ferry leaves Cuxhaven', ' at half past ten [', number, '].']);
}

/** A follow-up about a long selection is cited; what comes before it is as long as the model takes. */
function explainThenCite(request: FakeRequest) {
  const asked: string = request.body.messages.at(-1).content;
  if (asked.includes('When does')) return cite(request);
  return tokens(Array.from({ length: 60 }, (_, day) => `On day ${day} there were storks. `));
}

/** A page that is too long for the model, with one thing to ask about far down. */
function storks(fact: string): string[] {
  return Array.from({ length: 200 }, (_, day) =>
    day === 150 ? fact : `<p>On day ${day} the keeper counted storks over the harbour, and wrote it down.</p>`,
  );
}

describeInBrowser('window', 'a question about a page that is too long', () => {
  it('is answered from passages, and a citation scrolls the page to what it cites', async () => {
    const { browser } = await openWindowStage({ ollama: { contextTokens: 900, answer: cite } });
    const lines = storks(`<p>${FACT}</p>`);
    const website = await startWebsite({
      '/long': `<!doctype html><title>Storks</title><article><h1>Storks</h1>${lines.join('')}</article>`,
    });
    onTestFinished(() => website.dispose());
    const page = await browser.openPage(website.url('/long'));
    await browser.clickToolbarButton(page);
    const panel = drivePanel(await browser.panel());
    await panel.press('Ask about this page');
    await panel.carriesPage();
    // Said before it is sent.
    await panel.shows('only the passages that matter to your question will be sent');
    await panel.ask('When does the ferry to Helgoland leave Cuxhaven?');
    await panel.shows('at half past ten');
    await panel.page.waitForSelector('a.citation');
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await panel.page.$eval('a.citation', (link) => link.click());
    await page.waitForFunction(() => CSS.highlights.has('aside-passage'));
    await page.waitForFunction(() => scrollY > 0);
  });

  it('leads to what a reader sees, also in a frame and a shadow root', async () => {
    const { browser } = await openWindowStage({ ollama: { contextTokens: 900, answer: cite } });
    const inner = `<!doctype html><title>Days</title><article>${storks('<div id="host"></div>').join('')}</article>
      <script>document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML = '<p id="fact">${FACT}</p>';</script>`;
    const website = await startWebsite({
      '/frame': inner,
      // A copy for narrow windows stands first, and is hidden here.
      '/outer': `<!doctype html><title>Storks</title><h1>Storks</h1><p style="display: none">${FACT}</p>
        <iframe src="/frame" style="width: 90vw; height: 80vh"></iframe>`,
    });
    onTestFinished(() => website.dispose());
    const page = await browser.openPage(website.url('/outer'));
    await browser.clickToolbarButton(page);
    const panel = drivePanel(await browser.panel());
    await panel.press('Ask about this page');
    await panel.carriesPage();
    await panel.ask('When does the ferry to Helgoland leave Cuxhaven?');
    await panel.shows('at half past ten');
    await panel.page.waitForSelector('a.citation');
    await panel.page.$eval('a.citation', (link) => link.click());
    await page.waitForFunction(() => {
      const view = document.querySelector('iframe')?.contentWindow as (Window & typeof globalThis) | null;
      const root = view?.document.getElementById('host')?.shadowRoot;
      const fact = root?.getElementById('fact');
      if (!view || !fact || !root?.getElementById('aside-passage-style')) return false;
      const { top } = fact.getBoundingClientRect();
      const ranges = [...(view.CSS.highlights.get('aside-passage') ?? [])];
      const isMarked = ranges.some(({ startContainer }) => fact.contains(startContainer));
      return isMarked && top > 0 && top < view.innerHeight;
    });
  });
});

describeInBrowser('window', 'a selection that is too long', () => {
  it('is explained in the card from notes on all of it, and the card says so', async () => {
    const asked: string[] = [];
    const answer = ({ body }: FakeRequest) => {
      asked.push(body.messages.at(-1).content);
      return tokens([
        asked.at(-1)?.includes('Explain the whole text') ? 'It is about storks.' : 'Storks were counted.',
      ]);
    };
    const { browser, display } = await openWindowStage({ ollama: { contextTokens: 900, answer } });
    const website = await startWebsite({
      '/long': `<!doctype html><title>Storks</title><style>p { margin: 0; font-size: 2px }</style>
        <article><h1>Storks</h1><div id="days">${storks(`<p>${FACT}</p>`).join('')}</div></article>`,
    });
    onTestFinished(() => website.dispose());
    const page = await browser.openPage(website.url('/long'));
    await selectByMouse(display, page, '#days', '#days');
    await chooseFromMenu(display, page, '#days', { submenu: 4 });
    const card = driveCard(page);
    await card.shows('It is about storks.');
    await card.shows('Too long for the model: explaining it from notes on');
    const whole = asked.join('\n');
    for (const part of ['On day 0 ', FACT, 'On day 199 ']) expect(whole).toContain(part);
  });
});

describeInBrowser('window', 'a citation in a card', () => {
  it('scrolls the page around it to what it cites', async () => {
    const { browser, display } = await openWindowStage({ ollama: { contextTokens: 1250, answer: explainThenCite } });
    const days = Array.from({ length: 46 }, (_, day) => {
      const seen = `On day ${day} the keeper counted storks over the harbour, and wrote it down.`;
      return day === 20 ? `<p id="fact">${FACT}</p>` : `<p>${seen}</p>`;
    });
    const website = await startWebsite({
      '/long': `<!doctype html><title>Storks</title><style>p { margin: 0; font-size: 9px }</style>
        <article><h1>Storks</h1><div id="days">${days.join('')}</div></article><div style="height: 4000px"></div>`,
    });
    onTestFinished(() => website.dispose());
    const page = await browser.openPage(website.url('/long'));
    await selectByMouse(display, page, '#days', '#days');
    await chooseFromMenu(display, page, '#days', { submenu: 4 });
    const card = driveCard(page);
    await card.shows('On day 59');
    await page.evaluate(() => scrollTo(0, 3000));
    await card.ask('When does the ferry to Helgoland leave Cuxhaven?');
    await card.shows('at half past ten');
    const frame = page.frames().at(-1);
    await frame?.waitForSelector('a.citation');
    expect(await frame?.$eval('a.citation', (link) => link.getAttribute('aria-label'))).toMatch(
      /^Passage \d+ of Storks$/,
    );
    expect(await page.evaluate(() => scrollY)).toBe(3000);
    const heightOf = () => frame?.$eval('.card-body', ({ scrollHeight }) => scrollHeight);
    const before = await heightOf();
    await (await frame?.$('a.citation'))?.hover();
    await frame?.waitForSelector('.citation-passage', { visible: true });
    // What it says can be read, and moves nothing.
    const isWhole = await frame?.$eval('.citation-passage', (shown) => {
      const { top, bottom } = shown.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    expect([isWhole, await heightOf()]).toEqual([true, before]);
    await card.follow('a.citation');
    await page.waitForFunction(() => CSS.highlights.has('aside-passage'));
    await page.waitForFunction(() => scrollY < 1000);
    const isClear = () =>
      page.evaluate(() => {
        const [fact, card] = ['#fact', 'aside-card'].map((found) =>
          document.querySelector(found)?.getBoundingClientRect(),
        );
        return fact && card && fact.top >= 0 && (fact.bottom <= card.top || fact.top >= card.bottom);
      });
    await until('the passage can be seen', isClear);
    // Where no scrolling brings it out from under the card.
    await page.evaluate(() => {
      const { left, top } = document.querySelector('aside-card')?.getBoundingClientRect() ?? new DOMRect();
      const fact = document.querySelector<HTMLElement>('#fact');
      Object.assign(fact?.style ?? {}, { position: 'fixed', left: `${left + 20}px`, top: `${top + 40}px` });
    });
    expect(await isClear()).toBe(false);
    await card.follow('a.citation');
    await until('the card has made way', isClear);
    expect(await browser.panels()).toEqual([]);
  });
});

describeInBrowser('window', 'a citation of a PDF', () => {
  it('leads to its page in the tab that the PDF is in, in whichever window, and does not load it again', async () => {
    const { browser } = await openWindowStage({ hasAllSites: true, ollama: { contextTokens: 900, answer: cite } });
    const pages = Array.from({ length: 60 }, (_, day) =>
      day === 40
        ? FACT
        : `On day ${day} the keeper counted storks over the harbour,\nand wrote down how many there were.`,
    );
    let asked = 0;
    const website = await startWebsite({
      '/report.pdf': {
        body: makePdf(pages).toString('latin1'),
        contentType: 'application/pdf',
        onAsked: () => {
          asked += 1;
        },
      },
    });
    onTestFinished(() => website.dispose());
    const pdf = await browser.openPage('about:blank');
    void pdf.goto(website.url('/report.pdf')).catch(() => {});
    const panel = await openPanelTab(browser);
    await panel.offers('Attach files');
    await pickTab(panel.page, 'report');
    await until('the PDF is attached', async () => (await attachedTitles(panel.page)).length === 1);
    await panel.ask('When does the ferry to Helgoland leave Cuxhaven?');
    await panel.shows('at half past ten');
    await panel.page.waitForSelector('a.citation');
    const openTabs = () =>
      panel.page.evaluate(async () => (await chrome.tabs.query({})).map(({ url, active }) => ({ url, active })));
    const [before, askedBefore] = [await openTabs(), asked];
    await panel.page.$eval('a.citation', (link) => link.click());
    const shown = () =>
      until('the PDF is in front', async () =>
        (await openTabs()).find(({ active, url }) => active && url?.includes('.pdf')),
      );
    expect((await shown()).url).toMatch(/report\.pdf#page=(?:3\d|40|41)$/);
    expect([(await openTabs()).length, asked]).toEqual([before.length, askedBefore]);

    const other = await panel.page.evaluate(async () => {
      const tabs = await chrome.tabs.query({});
      const tabId = tabs.find(({ url }) => url?.includes('.pdf'))?.id;
      const made = await chrome.windows.create({ ...(tabId !== undefined && { tabId }) });
      await chrome.tabs.create({ ...(made?.id !== undefined && { windowId: made.id }), url: 'about:blank' });
      await chrome.windows.update((await chrome.windows.getCurrent()).id ?? 0, { focused: true });
      return made?.id;
    });
    const count = (await openTabs()).length;
    const isFocused = () => panel.page.evaluate(async (id) => (await chrome.windows.getLastFocused()).id === id, other);
    await until('the panel is in front', async () => !(await isFocused()));
    await panel.page.$eval('a.citation', (link) => link.click());
    await until('the other window is in front', isFocused);
    expect(
      await panel.page.evaluate(async (windowId) => {
        const tabs = await chrome.tabs.query({ active: true, ...(windowId !== undefined && { windowId }) });
        return tabs.map(({ url }) => url?.replace(/.*\//, ''));
      }, other),
    ).toEqual([expect.stringMatching(/^report\.pdf#page=/)]);
    expect((await openTabs()).length).toBe(count);
  });
});
