// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { openKeptBlobs } from '../../../sidebar/sources/kept-blobs.ts';
import { readTab } from '../../../sidebar/sources/read-tab.ts';
import { refuse } from '../../../sidebar/sources/source-refusal.ts';

const TAB = { id: 3, title: 'Tides' };
const name = TAB.title;
const readers = {
  blobs: openKeptBlobs({ databases: null }),
  readPdf: async () => refuse('failed', { name }),
  scaleImage: async () => refuse('failed', { name }),
};

const browserWhere = (run: () => Promise<unknown>) => ({ scripting: { executeScript: run } }) as unknown as WxtBrowser;

describe('a tab', () => {
  it('goes along as its page', async () => {
    const page = { type: 'page', title: 'Tides', url: '', language: '', text: 'The sea.', omittedChars: 0 };
    const browser = browserWhere(async () => [{ result: { kind: 'page', page } }]);
    expect(await readTab(browser, TAB, readers)).toEqual(page);
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
    expect(await readTab(browser, TAB, readers)).toEqual(refusal);
  });

  it('that shows a file goes along as the file', async () => {
    const results = [
      { kind: 'file', contentType: 'application/json' },
      false,
      { url: 'https://example.org/tides.json', text: '{"high": 4}', omittedChars: 0 },
    ];
    const browser = browserWhere(async () => [{ result: results.shift() }]);
    expect(await readTab(browser, TAB, readers)).toMatchObject({
      title: 'tides.json',
      text: '```json\n{"high": 4}\n```',
    });
  });
});
