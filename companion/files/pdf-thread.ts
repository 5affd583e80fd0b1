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
  for (let number = 1; number <= total; number += 1) {
    reply({ type: 'progress', done: number - 1, total });
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.add(number, pageText(items.filter((item) => 'str' in item)));
    page.cleanup();
  }
  const { text, omittedChars } = pages.end();
  const found: ReadText = { text, pages: document.numPages, omittedPages: document.numPages - total, omittedChars };
  reply({ type: 'read', found });
}

try {
  await read(workerData as PdfThreadData);
} catch (error) {
  const { name } = error as Error;
  if (name === 'PasswordException') reply({ type: 'refused', cause: 'pdf_encrypted' });
  else reply({ type: 'refused', cause: 'pdf_broken' });
}
