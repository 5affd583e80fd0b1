import { expect, it, onTestFinished } from 'vitest';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';
import { startWebsite } from './website.ts';

const squared = (name: string) => `<math><msup><mi>${name}</mi><mn>2</mn></msup></math>`;

describeInBrowser('headless', 'a page with formulas', () => {
  it('is read with them where they stand, beside an editor and in a frame of it too', async () => {
    const { ollama, browser } = await openStage({ title: '', hasAllSites: true });
    ollama.script(tokens(['It grows.']));
    const website = await startWebsite({
      '/growth': `<!doctype html><title>Growth</title><h1>Growth</h1><p>So ${squared('x')} grows.</p>
        <div class="cm-editor"><div class="cm-line">grow(x)</div></div><iframe srcdoc="<p>And ${squared('y')} too.</p>"></iframe>`,
    });
    onTestFinished(() => website.dispose());
    await browser.openPage(website.url('/growth'));
    const panel = await openPanelTab(browser);
    await panel.offers('Attach files');
    await panel.press('Ask about this page');
    await panel.carriesPage();
    await panel.ask('What grows?');
    await panel.shows('It grows.');
    const asked = String((await ollama.nextRequest()).body.messages.at(-1)?.content);
    for (const said of ['So x^2 grows.', 'grow(x)', 'And y^2 too.']) expect(asked).toContain(said);
  });
});
