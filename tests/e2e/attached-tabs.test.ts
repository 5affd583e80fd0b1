import { expect, it, onTestFinished } from 'vitest';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { makePdf } from '../helpers/make-pdf.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';
import { pickTab, attachedTitles as titles } from './tab-picker-driver.ts';
import { ARTICLE_FACT, startWebsite } from './website.ts';

describeInBrowser('headless', 'tabs and files together', () => {
  it('two tabs, a PDF in a tab and a PDF from the disk go along with one question, in their order', async () => {
    const { ollama, browser } = await openStage({ title: '', hasAllSites: true });
    ollama.script(tokens(['All four.']));
    const website = await startWebsite({
      '/article': `<!doctype html><title>Storks</title><article><h1>Storks</h1><p>${ARTICLE_FACT}</p></article>`,
      '/trams':
        '<!doctype html><title>Trams</title><article><h1>Trams</h1><p>The fifth tram is late when it rains.</p></article>',
      '/report.pdf': {
        body: makePdf(['The report has seven herons.']).toString('latin1'),
        contentType: 'application/pdf',
      },
    });
    onTestFinished(() => website.dispose());
    await browser.openPage(website.url('/article'));
    await browser.openPage(website.url('/trams'));
    const pdf = await browser.openPage('about:blank');
    // The viewer is another page, whose load is never told; the picker waits for its address.
    void pdf.goto(website.url('/report.pdf')).catch(() => {});
    const panel = await openPanelTab(browser);
    await panel.offers('Attach files');

    for (const name of ['storks', 'trams']) {
      await pickTab(panel.page, name);
      await until(`${name} is attached`, async () => (await titles(panel.page)).join().toLowerCase().includes(name));
    }
    await pickTab(panel.page, 'report');
    await until('the PDF is attached', async () => (await titles(panel.page)).length === 3);
    await panel.page.evaluate(
      (base64) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([bytes], 'notes.pdf', { type: 'application/pdf' }));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      },
      makePdf(['The notes have two otters.']).toString('base64'),
    );
    await panel.shows('notes.pdf');
    await until('all are attached', async () => (await titles(panel.page)).length === 4);
    await panel.ask('What do they say?');
    await panel.shows('All four.');
    const { body } = await ollama.nextRequest();
    const told = String(body.messages.at(-1)?.content);
    const facts = [ARTICLE_FACT, 'The fifth tram is late', 'seven herons', 'two otters'];
    const places = facts.map((fact) => told.indexOf(fact));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
