import type { SourcePart } from '../../protocol/question-parts.ts';
import { refuse, type SourceRefusal } from './source-refusal.ts';

export type PdfReader = (file: Blob, name: string) => Promise<SourcePart | SourceRefusal>;

/** Fetches the PDF that a tab shows, as the browser did, and has it read. The browser's viewer shows its text to nobody. */
export async function fetchPdf(
  url: string,
  title: string,
  readPdf: PdfReader,
  fetchFile: typeof fetch = fetch,
): Promise<SourcePart | SourceRefusal> {
  const name = title || nameIn(url);
  try {
    const response = await fetchFile(url, { credentials: 'include' });
    const file = await response.blob();
    const isPdf = (await file.slice(0, 1024).text()).includes('%PDF-');
    if (!response.ok || !isPdf) return refuse('pdf_not_fetched', { name });
    const source = await readPdf(file, name);
    return 'code' in source ? source : { ...source, url };
  } catch (error) {
    // Closed to us, away, or not there for a second time.
    if (error instanceof TypeError) return refuse('pdf_not_fetched', { name });
    throw error;
  }
}

function nameIn(url: string): string {
  return decodeURIComponent(URL.parse(url)?.pathname.split('/').at(-1) ?? '') || url;
}
