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

describeInBrowser('window', 'a question about a page that is too long', () => {
  it('is answered from passages, and a citation scrolls the page to what it cites', async () => {
    const { browser } = await openWindowStage({ ollama: { contextTokens: 900, answer: cite } });
    const lines = Array.from({ length: 200 }, (_, day) =>
      day === 150
        ? `<p>${FACT}</p>`
        : `<p>On day ${day} the keeper counted storks over the harbour, and wrote it down.</p>`,
    );
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
});
