// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import type { SourcePart } from '../../../protocol/question-parts.ts';
import type { ShownText } from '../../../sidebar/pages/shown-text.ts';
import { openKeptBlobs } from '../../../sidebar/sources/kept-blobs.ts';
import { readShownFile } from '../../../sidebar/sources/read-shown-file.ts';
import { refuse } from '../../../sidebar/sources/source-refusal.ts';
import { imageBytes } from './image-bytes.ts';

const TEXT: SourcePart = { type: 'file', title: 'Tides', url: '', language: '', text: 'The sea.', omittedChars: 0 };

const readersWith = (signal?: AbortSignal) => ({
  blobs: openKeptBlobs({ databases: null }),
  readPdf: async () => TEXT,
  scaleImage: async () => ({ bytes: Uint8Array.of(1), width: 20, height: 10 }),
  ...(signal && { signal }),
});

function read(
  { title = 'Tides', contentType, ...shown }: Partial<ShownText> & { contentType: string; title?: string },
  fetchFile: typeof fetch = vi.fn() as typeof fetch,
  signal?: AbortSignal,
) {
  const result = { url: 'https://example.org/files/tides.bin', text: null, omittedChars: 0, ...shown };
  const browser = { scripting: { executeScript: async () => [{ result }] } } as unknown as WxtBrowser;
  return readShownFile(browser, { id: 3, title, contentType }, readersWith(signal), fetchFile);
}

const answering = (body: BodyInit, { status = 200, type = '' } = {}) =>
  vi.fn(async () => new Response(body, { status, headers: { 'content-type': type } })) as typeof fetch;

describe('a text in a tab', () => {
  it('goes along as the viewer has it, under its name and address, and is not fetched', async () => {
    const fetchFile = answering('');
    const url = 'https://example.org/a/tide%20table.csv?day=1';
    const source = await read(
      { contentType: 'text/csv', url, text: 'hour,metres\n6,4.1\n', omittedChars: 7 },
      fetchFile,
    );
    const expected = { type: 'page', title: 'tide table.csv', url, language: '', text: 'hour,metres\n6,4.1\n' };
    expect(source).toEqual({ ...expected, omittedChars: 7 });
    expect(fetchFile).not.toHaveBeenCalled();
  });

  it('that never finishes loading goes along as far as it is there', async () => {
    const executeScript = vi.fn(async (_: object) => [
      { result: { url: 'https://example.org/log.txt', text: 'High tide.', omittedChars: 0 } },
    ]);
    const browser = { scripting: { executeScript } } as unknown as WxtBrowser;
    const tab = { id: 3, title: '', contentType: 'text/plain' };
    expect(await readShownFile(browser, tab, readersWith())).toMatchObject({ text: 'High tide.' });
    expect(executeScript.mock.calls).toHaveLength(2);
    for (const [injection] of executeScript.mock.calls) expect(injection).toMatchObject({ injectImmediately: true });
  });

  it.each([
    ['https://example.org/100%.txt', '100%.txt'],
    ['https://example.org/caf%E9.txt', 'caf%E9.txt'],
    ['https://example.org/', 'https://example.org/'],
  ])('goes along also from %s', async (url, title) => {
    expect(await read({ contentType: 'text/plain', url, text: 'The sea.' })).toMatchObject({ title });
  });

  it('that holds nothing says so', async () => {
    expect(await read({ contentType: 'text/plain', text: ' \n' })).toEqual(refuse('empty', { name: 'tides.bin' }));
  });
});

describe('a PDF in a tab', () => {
  const contentType = 'application/pdf';

  it('is fetched as the browser did, and goes along with its address', async () => {
    const fetchFile = answering('%PDF-1.7 ...', { type: 'application/octet-stream' });
    const url = 'https://example.org/files/tides.bin';
    expect(await read({ contentType }, fetchFile)).toEqual({ ...TEXT, url });
    expect(fetchFile).toHaveBeenCalledWith(url, { credentials: 'include' });
  });

  it.each([
    ['is not there for a second time', answering('%PDF-', { status: 404 })],
    ['is a page to sign in with', answering('<html>')],
    ['is closed to us', vi.fn(() => Promise.reject(new TypeError('Failed to fetch'))) as typeof fetch],
  ])('that %s says what to do', async (_, fetchFile) => {
    const refusal = refuse('not_fetched', { name: 'tides.bin' });
    expect(await read({ contentType, title: '' }, fetchFile)).toEqual(refusal);
  });
});

describe('an image in a tab', () => {
  const contentType = 'image/png';

  it('goes along as an image under its own name', async () => {
    const bytes = Uint8Array.from(imageBytes.png(20, 10));
    const source = await read({ contentType, title: 'tides.png (20×10)' }, answering(bytes, { type: contentType }));
    expect(source).toMatchObject({ type: 'image', title: 'tides.bin', width: 20, height: 10 });
  });

  it('in the place of which comes a page to sign in with says what to do', async () => {
    const source = await read({ contentType }, answering('<html>', { type: 'text/html' }));
    expect(source).toEqual(refuse('not_fetched', { name: 'tides.bin' }));
  });

  it('that is too large is fetched up to the largest file that is looked at, and no further', async () => {
    const piece = new Uint8Array(4_000_000);
    let pieces = 0;
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pieces += 1;
        controller.enqueue(piece);
        if (pieces === 80) controller.close();
      },
      cancel() {
        isCancelled = true;
      },
    });
    const refusal = refuse('too_large', { name: 'tides.bin', megabytes: 256 });
    expect(await read({ contentType }, answering(body, { type: contentType }))).toEqual(refusal);
    expect(isCancelled).toBe(true);
  });

  it('is fetched no longer than it is wanted', async () => {
    const { signal } = new AbortController();
    const fetchFile = answering('', { type: contentType });
    await read({ contentType }, fetchFile, signal);
    expect(fetchFile).toHaveBeenCalledWith(expect.any(String), expect.objectContaining({ signal }));
  });

  it('that is none says so', async () => {
    const source = await read({ contentType }, answering('no image', { type: contentType }));
    expect(source).toEqual(refuse('not_an_image', { name: 'tides.bin' }));
  });
});

describe('a viewer that lets no script in', () => {
  const url = 'https://example.org/tides.json';
  const readClosed = (fetchFile: typeof fetch) => {
    const browser = { tabs: { get: async () => ({ url }) } } as unknown as WxtBrowser;
    return readShownFile(browser, { id: 3, title: 'tides', contentType: '' }, readersWith(), fetchFile);
  };

  it('has its file fetched by the address of its tab, and written as any other', async () => {
    const source = await readClosed(answering('{"high": 4}', { type: 'application/json' }));
    expect(source).toMatchObject({ title: 'tides.json', url, text: '```json\n{"high": 4}\n```' });
  });

  it('is a PDF where that is fetched, as Firefox’s viewer of PDFs tells nothing of what it shows', async () => {
    const source = await readClosed(answering('%PDF-1.7', { type: 'application/pdf' }));
    expect(source).toMatchObject({ title: 'Tides', url, text: 'The sea.' });
  });

  it('is none where a page is fetched: the browser keeps that one closed to extensions', async () => {
    const hint = { code: 'browser_page' as const, params: {} };
    const refusal = refuse('tab_unreadable', { name: 'tides.json', hint });
    expect(await readClosed(answering('<html>', { type: 'text/html' }))).toEqual(refusal);
  });
});

it('a recording in a tab says that only text and images can be read', async () => {
  const hint = { code: 'recording' as const, params: {} };
  expect(await read({ contentType: 'audio/mpeg' })).toEqual(refuse('tab_unreadable', { name: 'Tides', hint }));
});
