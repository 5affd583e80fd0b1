import type { WxtBrowser } from 'wxt/browser';
import type { SourcePart } from '../../protocol/question-parts.ts';
import { readPage } from '../pages/read-page.ts';
import { fetchPdf, type PdfReader } from './fetch-pdf.ts';
import type { OpenTab } from './open-tabs.ts';
import { refuse, type SourceRefusal } from './source-refusal.ts';

/** What goes along of a tab: its page, or the text of the PDF that it shows. */
export async function readTab(
  browser: WxtBrowser,
  { id, title: name, url }: Pick<OpenTab, 'id' | 'title' | 'url'>,
  readPdf: PdfReader,
): Promise<SourcePart | SourceRefusal> {
  const reading = await readPage(browser, id);
  if (reading.kind === 'page') return reading.page;
  if (reading.kind === 'gone') return refuse('tab_gone', { name });
  if (reading.kind === 'no-access') return refuse('tab_closed', { name });
  if (reading.hint.code === 'pdf') return fetchPdf(url, name, readPdf);
  return refuse('tab_unreadable', { name, hint: reading.hint });
}
