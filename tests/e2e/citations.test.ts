import { expect, it, onTestFinished } from 'vitest';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import type { FakeRequest } from '../helpers/fake-ollama-exchange.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { drivePanel } from './panel-driver.ts';
import { openWindowStage } from './stage.ts';
import { startWebsite } from './website.ts';

const FACT = 'The ferry to Helgoland leaves Cuxhaven at half past ten.';

/** Cites the passage that holds the fact, by its number. */
function cite({ body }: FakeRequest) {
  const asked: string = body.messages.at(-1).content;
  const before = asked.slice(0, Math.max(0, asked.indexOf(FACT)));
  const number = [...before.matchAll(/^\[(\d+)\]$/gm)].at(-1)?.[1] ?? '99';
  return tokens(['The ferry leaves Cuxhaven', ' at half past ten [', number, '].']);
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
