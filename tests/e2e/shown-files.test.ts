import { expect, it, onTestFinished } from 'vitest';
import { pageHints } from '../../words/english/pages.ts';
import { sourceWords } from '../../words/english/sources.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';
import { attachedTitles, pickTab } from './tab-picker-driver.ts';
import { startWebsite } from './website.ts';

const FEED = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Harbour news</title><item><title>Storks &amp; herons</title>
<link>https://harbour.test/storks</link><pubDate>Mon, 02 Mar 2026 08:30:00 GMT</pubDate>
<description><![CDATA[<p>They came <b>early</b>.</p>]]></description></item></channel></rss>`;

const FILES = [
  { path: '/numbers.json', type: 'application/json', body: '{"id":12345678901234567890,"fence":"```"}' },
  {
    path: '/shelf.xml',
    type: 'application/xml',
    body: '<?xml version="1.0"?><shelf><!-- two --><book n="1">Ice</book></shelf>',
  },
  { path: '/feed.rss', type: 'text/xml', body: FEED },
  { path: '/plain.rss', type: 'application/rss+xml', body: FEED.replace('Harbour', 'Quay') },
  { path: '/broken.svg', type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"><text>Ebb</svg>' },
  {
    path: '/feed.json',
    type: 'application/feed+json',
    body: '{"version":"https://jsonfeed.org/version/1.1","title":"Pier news","items":[{"title":"Otters","content_text":"Seven."}]}',
  },
  { path: '/table.txt', type: 'text/plain', body: 'hour  metres\n 6    4.1\n<b>&amp;' },
];
const WRITTEN = [
  '````json\n{"id":12345678901234567890,"fence":"```"}\n````',
  '```xml\n<shelf><!-- two --><book n="1">Ice</book></shelf>\n```',
  '# Harbour news\n\n## Storks & herons\n\n2026-03-02 08:30 UTC · https://harbour.test/storks\n\nThey came **early**.',
  '# Quay news\n\n## Storks & herons',
  '```xml\n<svg xmlns="http://www.w3.org/2000/svg"><text>Ebb</svg>\n```',
  '# Pier news\n\n## Otters\n\nSeven.',
  'hour  metres\n 6    4.1\n<b>&amp;',
];
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

describeInBrowser('headless', 'files that a viewer of the browser’s shows', () => {
  it('go along as what they are: JSON, XML, feeds of three kinds, text', async () => {
    const { ollama, browser } = await openStage({ title: '', hasAllSites: true });
    ollama.script(tokens(['All seven.']));
    const website = await startWebsite(
      Object.fromEntries(FILES.map(({ path, type, body }) => [path, { body, contentType: type }])),
    );
    onTestFinished(() => website.dispose());
    for (const { path } of FILES) await browser.openPage(website.url(path));
    const panel = await openPanelTab(browser);
    await panel.offers(sourceWords.attach);
    for (const [index, { path }] of FILES.entries()) {
      await pickTab(panel.page, path.slice(1));
      await until(`${path} is attached`, async () => (await attachedTitles(panel.page)).length === index + 1);
    }
    expect(await attachedTitles(panel.page)).toEqual([
      'numbers.json',
      'shelf.xml',
      'Harbour news',
      'Quay news',
      'broken.svg',
      'Pier news',
      'table.txt',
    ]);
    await panel.ask('What are they?');
    await panel.shows('All seven.');
    const { body } = await ollama.nextRequest();
    const told = String(body.messages.at(-1)?.content);
    for (const text of WRITTEN) expect(told).toContain(text);
    expect(told).not.toContain('Pretty-print');
    expect(told).not.toContain('style information');
  });

  it('go along as images, and a film says why it can’t', async () => {
    const { browser } = await openStage({ title: '', hasAllSites: true });
    const website = await startWebsite({
      '/dot.gif': { body: GIF, contentType: 'image/gif' },
      '/film.mp4': { body: 'film', contentType: 'video/mp4' },
    });
    onTestFinished(() => website.dispose());
    await browser.openPage(website.url('/dot.gif'));
    await browser.openPage(website.url('/film.mp4'));
    const panel = await openPanelTab(browser);
    await panel.offers(sourceWords.attach);
    await pickTab(panel.page, 'dot.gif');
    await until('the image is attached', async () => (await attachedTitles(panel.page)).join() === 'dot.gif');
    await panel.page.waitForSelector('.composer .receipt-title ~ img, .composer img');
    await pickTab(panel.page, 'film');
    await panel.shows(pageHints.recording());
  });
});
