import { expect, it, onTestFinished } from 'vitest';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';
import { startWebsite } from './website.ts';

describeInBrowser('headless', 'a page with a video', () => {
  it('brings what is said in it, with the times, from the captions that the page names', async () => {
    const { ollama, browser } = await openStage({ title: '', hasAllSites: true });
    ollama.script(tokens(['About storks.']));
    const website = await startWebsite({
      '/film':
        '<!doctype html><html lang="en"><title>Film</title><h1>The film</h1><p>A film about the harbour.</p>' +
        '<video controls><track kind="captions" srclang="en" src="/en.vtt"></video>',
      '/en.vtt': {
        body: 'WEBVTT\n\n01:05.000 --> 01:08.000\nForty-one storks came back.\n',
        contentType: 'text/vtt',
      },
    });
    onTestFinished(() => website.dispose());
    await browser.openPage(website.url('/film'));
    const panel = await openPanelTab(browser);
    await panel.offers('Attach files');
    await panel.press('Ask about this page');
    await panel.carriesPage();
    await panel.ask('What is said?');
    await panel.shows('About storks.');
    const asked = String((await ollama.nextRequest()).body.messages.at(-1)?.content);
    expect(asked).toContain('A film about the harbour.');
    expect(asked).toContain('[1:05] Forty-one storks came back.');
  });
});
