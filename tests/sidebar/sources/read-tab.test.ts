// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import type { SourcePart } from '../../../protocol/question-parts.ts';
import { fetchPdf } from '../../../sidebar/sources/fetch-pdf.ts';
import { readTab } from '../../../sidebar/sources/read-tab.ts';
import { refuse } from '../../../sidebar/sources/source-refusal.ts';

const TAB = { id: 3, title: 'Tides', url: 'https://example.org/tides.pdf' };
const TEXT: SourcePart = { type: 'file', title: 'Tides', url: '', language: '', text: 'The sea.', omittedChars: 0 };

const browserWhere = (run: () => Promise<unknown>) => ({ scripting: { executeScript: run } }) as unknown as WxtBrowser;
const readPdf = vi.fn(async () => TEXT);

describe('a tab', () => {
  const name = 'Tides';

  it('goes along as its page', async () => {
    const page = { ...TEXT, type: 'page' };
    const browser = browserWhere(async () => [{ result: { kind: 'page', page } }]);
    expect(await readTab(browser, TAB, readPdf)).toEqual(page);
  });

  it.each([
    ['was closed', 'No tab with id: 3.', refuse('tab_gone', { name })],
    ['is closed to us', 'Cannot access contents of the page.', refuse('tab_closed', { name })],
    [
      'is a store’s',
      'The extensions gallery cannot be scripted.',
      refuse('tab_unreadable', { name, hint: { code: 'browser_page', params: {} } }),
    ],
  ])('that %s says so', async (_, message, refusal) => {
    const browser = browserWhere(() => Promise.reject(new Error(message)));
    expect(await readTab(browser, TAB, readPdf)).toEqual(refusal);
  });
});

describe('a PDF in a tab', () => {
  const answering = (body: string, status = 200) => vi.fn(async () => new Response(body, { status })) as typeof fetch;

  it('is fetched as the browser did, and goes along with its address', async () => {
    const fetchFile = answering('%PDF-1.7 ...');
    expect(await fetchPdf(TAB.url, TAB.title, readPdf, fetchFile)).toEqual({ ...TEXT, url: TAB.url });
    expect(fetchFile).toHaveBeenCalledWith(TAB.url, { credentials: 'include' });
  });

  it.each([
    ['is not there for a second time', answering('%PDF-', 404)],
    ['is a page to sign in with', answering('<html>')],
    ['is closed to us', vi.fn(() => Promise.reject(new TypeError('Failed to fetch'))) as typeof fetch],
  ])('that %s says what to do', async (_, fetchFile) => {
    const refusal = refuse('pdf_not_fetched', { name: 'tides.pdf' });
    expect(await fetchPdf(TAB.url, '', readPdf, fetchFile)).toEqual(refusal);
  });
});
