import { expect, it, onTestFinished } from 'vitest';
import { requestErrors } from '../../words/english/request-errors.ts';
import { sourceWords } from '../../words/english/sources.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { makePdf } from '../helpers/make-pdf.ts';
import { until } from '../helpers/until.ts';
import { imageBytes } from '../sidebar/sources/image-bytes.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';
import { attachedTitles, hasTab } from './tab-picker-driver.ts';
import { startWebsite } from './website.ts';

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Files that can't go along. */
const BAD: Record<string, Buffer> = {
  'locked.pdf': makePdf(['x'], { isLocked: true }),
  'scanned.pdf': makePdf(['', '']),
  'broken.pdf': Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5_000, 0xa7)]),
  'huge.png': imageBytes.png(10_000, 10_001),
  'wrong.png': Buffer.from('no image at all'),
  'damaged.png': imageBytes.png(20, 20),
  'program.bin': Buffer.from([0, 1, 2, 3, 0, 0, 255, 254, 0, 9]),
  'empty.txt': Buffer.alloc(0),
};
const ROW = 'Anna;Ulm;17\n';

describeInBrowser('headless', 'bad files', () => {
  it('say why they can’t go along, each in words of its own, and take nothing of the question with them', async () => {
    const { browser, ollama } = await openStage({ title: '' });
    const panel = await openPanelTab(browser);
    await panel.offers(sourceWords.attach);
    await panel.type('Who lives ');
    const drop = (files: Record<string, string>, rows = 0) =>
      panel.page.evaluate(
        (files, row, rows) => {
          const dataTransfer = new DataTransfer();
          for (const [name, base64] of Object.entries(files)) {
            const type = name.endsWith('.png') ? 'image/png' : '';
            dataTransfer.items.add(
              new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type }),
            );
          }
          if (rows > 0) dataTransfer.items.add(new File([row.repeat(rows)], 'rows.csv', { type: 'text/csv' }));
          document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
        },
        files,
        ROW,
        rows,
      );
    await drop(Object.fromEntries(Object.entries(BAD).map(([name, bytes]) => [name, bytes.toString('base64')])));
    const { refusals } = sourceWords;
    for (const words of [
      requestErrors.file_unreadable.pdf_encrypted()[0],
      requestErrors.file_unreadable.pdf_without_text()[0],
      requestErrors.file_unreadable.pdf_broken()[0],
      '“huge.png” can’t be attached: it has 100 megapixels',
      refusals.not_an_image({ name: 'wrong.png' }),
      refusals.image_broken({ name: 'damaged.png' }),
      refusals.not_readable({ name: 'program.bin' }),
      refusals.empty({ name: 'empty.txt' }),
    ]) {
      await panel.shows(String(words));
    }
    expect(await attachedTitles(panel.page)).toEqual([]);

    // What can be read goes along beside them: a table of a million lines as far as there is room, and the first frame of an animation.
    await drop({ 'dot.gif': GIF.toString('base64') }, 1_000_000);
    await until('both are attached', async () => (await attachedTitles(panel.page)).join() === 'dot.gif,rows.csv');
    await panel.shows('characters left out');
    await panel.press('Remove Image: dot.gif');
    ollama.script(tokens(['Anna does.']));
    await panel.page.keyboard.press('End');
    await panel.ask('in Ulm?');
    await panel.shows('Anna does.');
    const { body } = await ollama.nextRequest();
    const told = String(body.messages.at(-1)?.content);
    expect(told).toContain('Who lives in Ulm?');
    expect(told).toContain(ROW.trim());
    for (const name of Object.keys(BAD)) expect(told).not.toContain(name);
  });

  it.each([
    ['locked', 'pdf_encrypted'],
    ['broken', 'pdf_broken'],
  ] as const)('in the tab beside the panel say why too: a %s PDF', async (name, cause) => {
    const { browser } = await openStage({ title: '', hasAllSites: true });
    const website = await startWebsite({
      [`/${name}.pdf`]: { body: BAD[`${name}.pdf`] ?? '', contentType: 'application/pdf' },
    });
    onTestFinished(() => website.dispose());
    const tab = await browser.openPage('about:blank');
    // The viewer is another page, whose load need not be told.
    void tab.goto(website.url(`/${name}.pdf`)).catch(() => {});
    const panel = await openPanelTab(browser);
    await panel.offers(sourceWords.attach);
    await hasTab(panel.page, `/${name}.pdf`);
    await panel.press('Ask about this page');
    await panel.shows(requestErrors.file_unreadable[cause]()[0]);
    expect(await attachedTitles(panel.page)).toEqual([]);
  });
});
