import { expect, it, onTestFinished } from 'vitest';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';
import { startWebsite } from './website.ts';

/** Asks about the page at `/film`, and gives what the model was sent. */
async function askAbout(pages: Parameters<typeof startWebsite>[0]): Promise<string> {
  const { ollama, browser } = await openStage({ title: '', hasAllSites: true });
  ollama.script(tokens(['About storks.']));
  const website = await startWebsite(pages);
  onTestFinished(() => website.dispose());
  await browser.openPage(website.url('/film'));
  const panel = await openPanelTab(browser);
  await panel.offers('Attach files');
  await panel.press('Ask about this page');
  await panel.carriesPage();
  await panel.ask('What is said?');
  await panel.shows('About storks.');
  return String((await ollama.nextRequest()).body.messages.at(-1)?.content);
}

describeInBrowser('headless', 'a page with a video', () => {
  it('brings what is said in it, with the times, from the captions that the page names', async () => {
    const asked = await askAbout({
      '/film':
        '<!doctype html><html lang="en"><title>Film</title><h1>The film</h1><p>A film about the harbour.</p>' +
        '<video controls><track kind="captions" srclang="en" src="/en.vtt"></video>',
      '/en.vtt': {
        body: 'WEBVTT\n\n01:05.000 --> 01:08.000\nForty-one storks came back.\n',
        contentType: 'text/vtt',
      },
    });
    expect(asked).toContain('A film about the harbour.');
    expect(asked).toContain('[1:05] Forty-one storks came back.');
  });

  it('brings what is said in it from the rows that the page shows beside it, once, and nothing of rows that are hidden', async () => {
    const rows = (words: string) =>
      Array.from(
        { length: 8 },
        (_, row) =>
          `<div role="button" tabindex="0"><div aria-hidden="true">0:${String(row * 6).padStart(2, '0')}</div><span style="position:absolute;width:1px;height:1px;overflow:hidden">${row * 6} seconds</span><div>${words} ${row}.</div></div>`,
      ).join('');
    const asked = await askAbout({
      '/film': `<!doctype html><html lang="en"><title>Film</title><h1>The film</h1><p>A film about the harbour.</p><video controls></video>
        <div style="display:none">${rows('Obey')}</div><aside><h2>Words</h2><div style="height:90px;overflow:auto">${rows('Stork number')}</div></aside>`,
    });
    expect(asked).toContain('[0:00] Stork number 0. Stork number 1. Stork number 2.');
    expect(asked.split('Stork number 7.')).toHaveLength(2);
    expect(asked).not.toContain('Obey');
  });
});
