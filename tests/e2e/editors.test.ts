import { expect, it, onTestFinished } from 'vitest';
import { receiptWords } from '../../words/english/receipts.ts';
import { sourceWords } from '../../words/english/sources.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';
import { attachedTitles, pickTab } from './tab-picker-driver.ts';
import { startWebsite } from './website.ts';

/** Lines 0 to 2 of 300 are on screen; `tie` is how the page's own program hangs the whole text onto its element. */
const editor = (name: string, html: string, tie: string) => `<!doctype html><title>${name}</title>
  <style>.editor { white-space: pre; font-family: monospace; height: 60px; overflow: hidden }</style>
  <h1>${name}</h1><div class="editor">${html}</div>
  <script>const whole = Array.from({ length: 300 }, (_, index) => '${name} line ' + index).join('\\n'); ${tie}</script>`;

const lines = (name: string, tag: string, className: string) =>
  [0, 1, 2].map((index) => `<${tag} class="${className}">${name} line ${index}</${tag}>`).join('');

const WITHIN = editor(
  'within',
  `<div class="ace_editor">${lines('within', 'div', 'ace_line')}</div>`,
  `document.querySelector('.ace_editor').env = { editor: { getValue: () => whole } };`,
);

const PAGES = {
  '/six': editor(
    'six',
    `<div class="cm-editor"><div class="cm-content">${lines('six', 'div', 'cm-line')}</div></div>`,
    `document.querySelector('.cm-content').cmTile = { root: { view: { state: { doc: whole } } } };`,
  ),
  '/five': editor(
    'five',
    `<div class="CodeMirror"><textarea></textarea>${lines('five', 'pre', 'CodeMirror-line')}</div>`,
    `document.querySelector('.CodeMirror').CodeMirror = { getValue: () => whole };`,
  ),
  '/ace': editor(
    'ace',
    `<div class="ace_editor">${lines('ace', 'div', 'ace_line')}</div>`,
    `document.querySelector('.ace_editor').env = { editor: { getValue: () => whole } };`,
  ),
  '/monaco': editor(
    'monaco',
    `<div class="monaco-editor"><div class="view-lines">${lines('monaco', 'div', 'view-line')}</div></div>`,
    `window.monaco = { editor: { getEditors: () => [{ getDomNode: () => document.querySelector('.monaco-editor'), getModel: () => ({ getValue: () => whole }) }] } };`,
  ),
  '/framed': `<!doctype html><title>framed</title><h1>framed</h1><p>Its editor is in a frame.</p><iframe src="/within" style="width:400px;height:200px"></iframe>
    <div id="host" style="height:60px;overflow:hidden"></div><script>
    const host = document.getElementById('host').attachShadow({ mode: 'open' });
    host.innerHTML = '<div class="CodeMirror" style="white-space:pre">${lines('shadowed', 'pre', 'CodeMirror-line')}</div>';
    const all = Array.from({ length: 300 }, (_, index) => 'shadowed line ' + index).join('\\n');
    host.querySelector('.CodeMirror').CodeMirror = { getValue: () => all };</script>`,
  '/closed': editor(
    'closed',
    `<div class="monaco-editor"><div class="view-lines">${lines('closed', 'div', 'view-line')}</div></div>`,
    '',
  ),
};

describeInBrowser('headless', 'editors in a page', () => {
  it('are read whole where their programs say their texts, and else the source says that they are not', async () => {
    const { ollama, browser } = await openStage({ title: '', hasAllSites: true });
    ollama.script(tokens(['All six.']));
    const website = await startWebsite({ ...PAGES, '/within': WITHIN });
    onTestFinished(() => website.dispose());
    const names = Object.keys(PAGES).map((path) => path.slice(1));
    for (const name of names) await browser.openPage(website.url(`/${name}`));
    const panel = await openPanelTab(browser);
    await panel.offers(sourceWords.attach);
    for (const [index, name] of names.entries()) {
      await pickTab(panel.page, name);
      await until(`${name} is attached`, async () => (await attachedTitles(panel.page)).length === index + 1);
    }
    const sizes = await until('all sizes are there', async () => {
      const all = await panel.page.$$eval('.composer .receipt-size', (all) =>
        all.map(({ textContent }) => textContent),
      );
      return all.length === names.length && all;
    });
    expect(sizes.map((size) => size.includes(receiptWords.onlyLinesOnScreen))).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
    await panel.ask('What do they say?');
    await panel.shows('All six.');
    const { body } = await ollama.nextRequest();
    const told = String(body.messages.at(-1)?.content);
    for (const name of ['six', 'five', 'ace', 'monaco', 'within', 'shadowed']) {
      expect(told.split(`${name} line 1\n`)).toHaveLength(2);
      expect(told).toContain(`${name} line 299\n`);
    }
    expect(told).toContain('closed line 2\n');
    expect(told).toContain('(Of an editor in it, only the lines on screen are here)');
  });
});
