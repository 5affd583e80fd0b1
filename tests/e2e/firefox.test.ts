import { expect, it, onTestFinished } from 'vitest';
import { sourceWords } from '../../words/english/sources.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { makePdf } from '../helpers/make-pdf.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { DIAGRAM, driveDiagram } from './diagram-driver.ts';
import { type FirefoxStage, useFirefox } from './firefox-stage.ts';
import { openCompanionScreen, openSettingsScreen } from './pairing-driver.ts';
import { openPanelTab } from './panel-driver.ts';
import { showPairingCode } from './run-aside.ts';
import { driveSelectionRow } from './selection-row-driver.ts';
import { attachedTitles, pickTab } from './tab-picker-driver.ts';
import { ARTICLE_FACT, startWebsite } from './website.ts';

describeInBrowser('firefox', 'the panel in a tab of Firefox', () => {
  const openStage = useFirefox();

  it('draws a diagram as Chromium does, in a frame that is gone then', async () => {
    const stage = await openStage({ title: '' });
    const panel = await openPaired(stage);
    stage.ollama.script(tokens([DIAGRAM]));
    await panel.ask('How do storks fly?');
    const diagram = driveDiagram(panel);
    await diagram.show();
    expect(await diagram.look()).toMatchObject({ alt: 'How storks fly', hasCode: false, frames: 0 });
  });

  it('reads what its viewers show as what it is: JSON, a feed in JSON, XML, text', async () => {
    const stage = await openStage({ title: '', hasAllSites: true });
    const { firefox, ollama } = stage;
    const panel = await openPaired(stage);
    const website = await startWebsite(FILES);
    onTestFinished(() => website.dispose());
    await panel.offers(sourceWords.attach);
    for (const [index, path] of Object.keys(FILES).entries()) {
      await firefox.openPage(website.url(path));
      await pickTab(panel.page, path.slice(1));
      await until(`${path} is attached`, async () => (await attachedTitles(panel.page)).length === index + 1);
    }
    expect(await attachedTitles(panel.page)).toEqual(['numbers.json', 'Harbour news', 'shelf.xml', 'table.txt']);
    ollama.script(tokens(['All four.']));
    await panel.ask('What are they?');
    await panel.shows('All four.');
    const { body } = await ollama.nextRequest();
    const told = String(body.messages.at(-1)?.content);
    expect(told).toContain('```json\n{"id":12345678901234567890}\n```');
    expect(told).toContain('# Harbour news\n\n## Storks\n\n2026-03-02 08:30 UTC · Anna\n\nThey came **early**.');
    expect(told).toContain('```xml\n<shelf><book n="1">Ice</book></shelf>\n```');
    expect(told).toContain('hour  metres\n 6    4.1');
  });

  it('reads a PDF in a tab, whose viewer lets nobody in', async () => {
    const stage = await openStage({ title: '', hasAllSites: true });
    const { firefox, ollama } = stage;
    const panel = await openPaired(stage);
    const website = await startWebsite({
      '/report.pdf': {
        body: makePdf(['The report has seven herons.']).toString('latin1'),
        contentType: 'application/pdf',
      },
    });
    onTestFinished(() => website.dispose());
    await panel.offers(sourceWords.attach);
    await firefox.openPage(website.url('/report.pdf'));
    await pickTab(panel.page, 'report');
    await until('the PDF is attached', async () => (await attachedTitles(panel.page)).length === 1);
    ollama.script(tokens(['Seven.']));
    await panel.ask('How many herons?');
    await panel.shows('Seven.');
    expect(String((await ollama.nextRequest()).body.messages.at(-1)?.content)).toContain(
      'The report has seven herons.',
    );
  });

  it('has buttons beside selected text on a site that was chosen, and on no other', async () => {
    const stage = await openStage({ hasAllSites: true });
    const { firefox, ollama } = stage;
    const panel = await openPaired(stage);
    const page = await firefox.openPage(stage.website.url('/article'));
    await page.waitForSelector('#p0');
    await panel.page.bringToFront();
    await openSettingsScreen(panel);
    const buttons = '.selection-buttons';
    const choice = await panel.page.waitForSelector(`${buttons} label:nth-of-type(2) input`);
    await choice?.click();
    // The site of the page that was in front before.
    await panel.shows('news.test');

    await page.bringToFront();
    const row = driveSelectionRow(page);
    await until('the script has come, and a row with it', async () => {
      // What is selected already would be dragged along.
      await page.evaluate(() => getSelection()?.removeAllRanges());
      await row.select('#p0');
      return page.waitForSelector('aside-selection', { timeout: 2_000 });
    });
    await page.keyboard.down('Alt');
    await page.keyboard.press('F10');
    await page.keyboard.up('Alt');
    ollama.script(tokens(['A keeper who counts.']));
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    const { body } = await ollama.nextRequest();
    expect(body.messages.at(-1)?.content).toContain(ARTICLE_FACT);
    await page.waitForSelector('aside-card');
    await row.isGone();

    const other = await firefox.openPage(stage.website.url('/article', '127.0.0.1'));
    await other.waitForSelector('#p0');
    await driveSelectionRow(other).select('#p0');
    expect(await driveSelectionRow(other).isThere()).toBe(false);
  });
});

const FEED = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Harbour news',
  items: [
    {
      title: 'Storks',
      authors: [{ name: 'Anna' }],
      date_published: '2026-03-02T08:30:00Z',
      content_html: '<p>They came <b>early</b>.</p>',
    },
  ],
};

const FILES = {
  '/numbers.json': { body: '{"id":12345678901234567890}', contentType: 'application/json' },
  // Of the type of such feeds it would be saved as a file.
  '/feed.json': { body: JSON.stringify(FEED), contentType: 'application/json' },
  '/shelf.xml': { body: '<shelf><book n="1">Ice</book></shelf>', contentType: 'application/xml' },
  '/table.txt': { body: 'hour  metres\n 6    4.1', contentType: 'text/plain' },
};

/** The panel in a tab, paired. */
async function openPaired(stage: FirefoxStage) {
  const panel = await openPanelTab(stage.firefox);
  const screen = await openCompanionScreen(panel);
  await screen.pair(await showPairingCode(stage), stage.companion.address);
  await screen.isGone();
  return panel;
}
