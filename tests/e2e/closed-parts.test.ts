import { expect, it, onTestFinished } from 'vitest';
import { pageHints } from '../../words/english/pages.ts';
import { sourceWords } from '../../words/english/sources.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';
import { attachedTitles, pickTab } from './tab-picker-driver.ts';
import { ARTICLE_FACT, startWebsite } from './website.ts';

const page = (title: string, body: string) =>
  `<!doctype html><title>${title}</title><body style="margin:0">${body}</body>`;
const OWN_FACT = 'A heron stood in the pond of the mill for eleven days.';
const FILL = 'width:100vw;height:90vh;border:0;display:block';

describeInBrowser('headless', 'parts of a page that are closed to the page around them', () => {
  it('are read where they are open to us: a frame of another site, a closed shadow root, a frame of its own; a drawing says what to do', async () => {
    const { ollama, browser } = await openStage({ title: '', hasAllSites: true });
    ollama.script(tokens(['Both.']));
    const website = await startWebsite({
      '/inner': page(
        'Inner',
        `<article><h1>Storks</h1><p>${ARTICLE_FACT} ${'He wrote it down. '.repeat(20)}</p></article>`,
      ),
      '/hidden': page('Advertisement', `<p>${'Buy these hidden words. '.repeat(200)}</p>`),
      '/shadow': page(
        'Rooted',
        `<p>Beside it.</p><x-post></x-post><script>
          document.querySelector('x-post').attachShadow({ mode: 'closed' }).innerHTML = '<p>Nine herons in a closed root.</p>';
        </script>`,
      ),
      '/framed': page('Framed', `<h1>Birds</h1><p>${OWN_FACT} ${'She wrote it down, too. '.repeat(10)}</p>`),
      '/secret': page('Secret', `<p>${'These words are in a frame that nobody sees. '.repeat(8)}</p>`),
      '/portal': page(
        'Portal',
        `<article><h1>Portal</h1>${`<p>${'This portal has a great many services for the people of the town. '.repeat(14)}</p>`.repeat(2)}</article>
         <iframe src="/framed" style="width:100vw;height:60vh;border:0;display:block"></iframe>
         <div style="height:0;overflow:hidden"><iframe src="/secret" style="${FILL}"></iframe></div>
         <iframe src="/secret" style="${FILL};opacity:0"></iframe>`,
      ),
      '/canvas': page('Drawn', `<canvas style="${FILL}"></canvas>`),
    });
    onTestFinished(() => website.dispose());
    const outer = await startWebsite({
      '/outer': page(
        'Outer',
        `<p>Menu</p><iframe src="${website.url('/inner', 'docs.test')}" style="${FILL}"></iframe>
         <iframe src="${website.url('/hidden', 'ads.test')}" style="display:none"></iframe>`,
      ),
    });
    onTestFinished(() => outer.dispose());
    await browser.openPage(outer.url('/outer'));
    await browser.openPage(website.url('/shadow'));
    await browser.openPage(website.url('/portal'));
    await browser.openPage(website.url('/canvas'));
    const panel = await openPanelTab(browser);
    await panel.offers(sourceWords.attach);
    await pickTab(panel.page, 'outer');
    await until('the frame is attached', async () => (await attachedTitles(panel.page)).length === 1);
    await pickTab(panel.page, 'rooted');
    await until('the root is attached', async () => (await attachedTitles(panel.page)).join() === 'Outer,Rooted');
    await pickTab(panel.page, 'portal');
    await until('the portal is attached', async () => (await attachedTitles(panel.page)).length === 3);
    await pickTab(panel.page, 'drawn');
    await panel.shows(pageHints.drawn());
    await panel.ask('What do they say?');
    await panel.shows('Both.');
    const told = String((await ollama.nextRequest()).body.messages.at(-1)?.content);
    expect(told).toContain(ARTICLE_FACT);
    // A large frame of the page's own site is a part of it, however much the page says itself.
    expect(told).toContain('services for the people of the town');
    expect(told).toContain(OWN_FACT);
    expect(told).not.toContain('nobody sees');
    expect(told).not.toContain('hidden words');
    expect(told).toContain('Beside it.\n\nNine herons in a closed root.');
  });
});
