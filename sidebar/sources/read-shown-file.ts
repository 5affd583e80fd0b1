import type { WxtBrowser } from 'wxt/browser';
import type { SourcePart } from '../../protocol/question-parts.ts';
import { BROWSER_PAGE_HINT, fileHint } from '../pages/read-page.ts';
import { readShownText, type ShownText } from '../pages/shown-text.ts';
import { whenTabParsed } from '../pages/when-tab-parsed.ts';
import { writeDocument } from './document-text.ts';
import { FILE_CHARS } from './file-chars.ts';
import { isPdf } from './is-pdf.ts';
import { readBody } from './read-body.ts';
import { type FileReaders, MAX_FILE_MEGABYTES, readFile } from './read-file.ts';
import { refuse, type SourceRefusal } from './source-refusal.ts';

/** A tab in which a viewer of the browser's shows a file. */
export interface FileTab {
  id: number;
  title: string;
  /** Empty where the viewer lets no script in. */
  contentType: string;
}

/**
 * The file that a tab shows, as if it had been attached: a text as the viewer has it, anything else fetched once more, as
 * the browser did.
 */
export async function readShownFile(
  browser: WxtBrowser,
  { id, title, contentType }: FileTab,
  readers: FileReaders,
  fetchFile: typeof fetch = fetch,
): Promise<SourcePart | SourceRefusal> {
  const hint = fileHint(contentType);
  if (hint === 'recording') return refuse('tab_unreadable', { name: title, hint: { code: hint, params: {} } });
  const shown = await (contentType === '' ? readAddress(browser, id) : readText(browser, id));
  if (!shown) return refuse('tab_gone', { name: title });
  const { url, text, omittedChars } = shown;
  // A viewer's title for an image holds its size, and for a text nothing.
  const name = (hint === 'pdf' && title) || nameIn(url);
  if (text === null) return fetchShown(url, name, { contentType, readers, fetchFile });
  if (text.trim() === '') return refuse('empty', { name });
  const document = writeDocument(text, { name, contentType });
  return { type: 'page', title: document.title || name, url, language: '', text: document.text, omittedChars };
}

async function readText(browser: WxtBrowser, tabId: number): Promise<ShownText | undefined> {
  await whenTabParsed(browser, tabId);
  const [injection] = await browser.scripting.executeScript({
    target: { tabId },
    func: readShownText,
    args: [FILE_CHARS],
    // A file that comes slowly is read as far as it is there.
    injectImmediately: true,
  });
  return injection?.result;
}

/** Of a viewer that lets no script in. */
async function readAddress(browser: WxtBrowser, tabId: number): Promise<ShownText | undefined> {
  const { url = '' } = await browser.tabs.get(tabId);
  return url === '' ? undefined : { url, text: null, omittedChars: 0 };
}

async function fetchShown(
  url: string,
  name: string,
  { contentType, readers, fetchFile }: { contentType: string; readers: FileReaders; fetchFile: typeof fetch },
): Promise<SourcePart | SourceRefusal> {
  try {
    const { signal } = readers;
    const response = await fetchFile(url, { credentials: 'include', ...(signal && { signal }) });
    const body = await readBody(response, MAX_FILE_MEGABYTES * 1e6);
    if (!body) return refuse('too_large', { name, megabytes: MAX_FILE_MEGABYTES });
    const isPage = /html/.test(body.type);
    // No viewer shows a page: it is one that the browser keeps closed to extensions.
    if (isPage && contentType === '') return refuse('tab_unreadable', { name, hint: BROWSER_PAGE_HINT });
    const isOther = contentType !== '' && (await isPdf(body)) !== (contentType === 'application/pdf');
    // A page to sign in with comes in the place of what was shown.
    if (!response.ok || isOther || isPage) return refuse('not_fetched', { name });
    const type = contentType || body.type;
    const source = await readFile(new File([body], name, { type }), readers);
    return 'code' in source ? source : { ...source, url };
  } catch (error) {
    // Closed to us, away, or not there for a second time.
    if (error instanceof TypeError) return refuse('not_fetched', { name });
    throw error;
  }
}

function nameIn(url: string): string {
  const name = URL.parse(url)?.pathname.split('/').at(-1) || url;
  try {
    return decodeURIComponent(name);
  } catch {
    // A percent sign that stands for itself, or bytes of another encoding.
    return name;
  }
}
