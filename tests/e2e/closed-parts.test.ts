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
const FILL = 'width:100vw;height:90vh;border:0;display:block';

describeInBrowser('headless', 'parts of a page that are closed to the page around them', () => {
  it('are read where they are open to us: a frame of another site, a closed shadow root; a drawing says what to do', async () => {
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
    await browser.openPage(website.url('/canvas'));
    const panel = await openPanelTab(browser);
    await panel.offers(sourceWords.attach);
    await pickTab(panel.page, 'outer');
    await until('the frame is attached', async () => (await attachedTitles(panel.page)).length === 1);
    await pickTab(panel.page, 'rooted');
    await until('the root is attached', async () => (await attachedTitles(panel.page)).join() === 'Outer,Rooted');
    await pickTab(panel.page, 'drawn');
    await panel.shows(pageHints.drawn());
    await panel.ask('What do they say?');
    await panel.shows('Both.');
    const told = String((await ollama.nextRequest()).body.messages.at(-1)?.content);
    expect(told).toContain(ARTICLE_FACT);
    expect(told).not.toContain('hidden words');
    expect(told).toContain('Beside it.\n\nNine herons in a closed root.');
  });
});
