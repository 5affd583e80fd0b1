/** Reads the text of one PDF, apart from all that somebody waits for, and says how far it is. */
import { parentPort, workerData } from 'node:worker_threads';
import { getDocument } from 'unpdf/pdfjs';
import type { ReadText } from '../../protocol/file-messages.ts';
import { joinPages } from './join-pages.ts';
import { pageText } from './page-text.ts';
import type { PdfReply, PdfThreadData } from './read-pdf.ts';

function reply(message: PdfReply): void {
  parentPort?.postMessage(message);
}

async function read({ file, maxPages, maxChars }: PdfThreadData): Promise<void> {
  const loading = getDocument({
    data: file,
    // Nothing of a file is run or fetched, and nothing is drawn.
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    verbosity: 0,
  });
  const document = await loading.promise;
  const total = Math.min(document.numPages, maxPages);
  const pages = joinPages(maxChars);
  let damage: unknown;
  let damagedPages = 0;
  for (let number = 1; number <= total; number += 1) {
    reply({ type: 'progress', done: number - 1, total });
    try {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.add(number, pageText(items.filter((item) => 'str' in item)));
      page.cleanup();
    } catch (error) {
      // The others may be whole.
      damage = error;
      damagedPages += 1;
    }
  }
  const { text, omittedChars } = pages.end();
  if (text === '' && damagedPages > 0) throw damage;
  const omittedPages = document.numPages - total + damagedPages;
  reply({ type: 'read', found: { text, pages: document.numPages, omittedPages, omittedChars } satisfies ReadText });
}

try {
  await read(workerData as PdfThreadData);
} catch (error) {
  const { name } = error as Error;
  if (name === 'PasswordException') reply({ type: 'refused', cause: 'pdf_encrypted' });
  else reply({ type: 'refused', cause: 'pdf_broken' });
}
