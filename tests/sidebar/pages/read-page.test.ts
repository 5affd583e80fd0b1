import { describe, expect, it, vi } from 'vitest';
import { stampOf } from '../../../sidebar/pages/page-origin.ts';
import { classifyRefusal, readPage } from '../../../sidebar/pages/read-page.ts';
import { createFakeExtension } from '../../helpers/fake-extension.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { settle } from '../../helpers/settle.ts';

const PAGE = {
  type: 'page',
  title: '',
  url: 'https://site.test/',
  language: '',
  text: 'Text '.repeat(200),
  omittedChars: 0,
};

const needs = (supply: string) => ({ frameId: 0, result: { kind: 'needs', supply } });

describe('reading a page', () => {
  it('hands over what the capture found', async () => {
    const { browser, executeScript } = createFakeExtension();
    executeScript.mockResolvedValue([{ result: { kind: 'page', page: PAGE } }]);
    expect(await readPage(browser, 10, createManualClock())).toEqual({ kind: 'page', page: PAGE });
  });

  it('remembers what the tab said when it was read', async () => {
    const { browser, executeScript } = createFakeExtension();
    executeScript.mockResolvedValue([{ result: { kind: 'page', page: { ...PAGE }, stamp: '7 storks' } }]);
    const reading = await readPage(browser, 10, createManualClock());
    expect(reading.kind === 'page' && stampOf(reading.page)).toBe('7 storks');
  });

  it('says why a page is unreadable', async () => {
    const { browser, executeScript } = createFakeExtension();
    executeScript.mockResolvedValue([{ result: { kind: 'unreadable', why: 'empty' } }]);
    const reading = await readPage(browser, 10, createManualClock());
    expect(reading).toEqual({ kind: 'unreadable', hint: { code: 'empty', params: {} } });
  });

  it('tells a file in a viewer from a page', async () => {
    const { browser, executeScript } = createFakeExtension();
    const found = { kind: 'file', contentType: 'application/json' };
    executeScript.mockResolvedValue([{ result: found }]);
    expect(await readPage(browser, 10, createManualClock())).toEqual(found);
  });

  it('has the editors of a page say their texts among its own scripts, and reads the page then', async () => {
    const { browser, executeScript } = createFakeExtension();
    const said = ['a whole text', 7, { length: 9 }, 'x'.repeat(2_000_001)];
    executeScript
      .mockResolvedValueOnce([needs('editors')])
      .mockResolvedValueOnce([{ result: undefined }])
      .mockResolvedValueOnce([{ result: said }])
      .mockResolvedValueOnce([{ result: undefined }])
      .mockResolvedValueOnce([{ result: { kind: 'page', page: PAGE } }]);
    expect(await readPage(browser, 10, createManualClock())).toEqual({ kind: 'page', page: PAGE });
    const calls = executeScript.mock.calls.map(([call]) => call);
    // What is left in the page is held before, and let go of after. Then its frames are looked at.
    expect(calls.map(({ world }) => world)).toEqual([
      undefined,
      undefined,
      'MAIN',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    // What is no text, or more than goes along, is nothing.
    expect(calls[3]).toMatchObject({ args: [expect.anything(), ['a whole text', null, null, null]] });
  });

  it('reads the lines on screen where nothing may run among the page’s scripts', async () => {
    const { browser, executeScript } = createFakeExtension();
    executeScript
      .mockResolvedValueOnce([needs('editors')])
      .mockResolvedValueOnce([{ result: undefined }])
      .mockRejectedValueOnce(new Error('no such world'))
      .mockResolvedValueOnce([{ result: undefined }])
      .mockResolvedValueOnce([{ result: { kind: 'page', page: PAGE } }]);
    expect(await readPage(browser, 10, createManualClock())).toEqual({ kind: 'page', page: PAGE });
    expect(executeScript.mock.calls[3]?.[0]).toMatchObject({ args: [expect.anything(), []] });
  });

  it('supplies one thing after another, as the page needs them, and reads the page then', async () => {
    const { browser, executeScript } = createFakeExtension();
    executeScript
      .mockResolvedValueOnce([needs('editors')])
      .mockResolvedValueOnce([{ result: undefined }])
      .mockResolvedValueOnce([{ result: [] }])
      .mockResolvedValueOnce([{ result: undefined }])
      .mockResolvedValueOnce([needs('readFormula')])
      .mockResolvedValueOnce([{ result: undefined }])
      .mockResolvedValueOnce([{ frameId: 0, result: { kind: 'page', page: PAGE } }]);
    expect(await readPage(browser, 10, createManualClock())).toEqual({ kind: 'page', page: PAGE });
    const calls = executeScript.mock.calls.map(([call]) => call);
    const inFrame = { tabId: 10, frameIds: [0] };
    expect(calls.filter((call) => 'files' in call)).toEqual([
      { target: { tabId: 10 }, files: ['/capture.js'], injectImmediately: true },
      { target: inFrame, files: ['/capture.js'], injectImmediately: true },
      { target: inFrame, files: ['/formulas.js'], injectImmediately: true },
      { target: inFrame, files: ['/capture.js'], injectImmediately: true },
    ]);
  });

  it('says that a page is gone which lacks what it was supplied with, or which went while it was', async () => {
    const { browser, executeScript } = createFakeExtension();
    executeScript.mockResolvedValue([needs('readFormula')]);
    expect(await readPage(browser, 10, createManualClock())).toEqual({ kind: 'gone' });
    executeScript.mockResolvedValueOnce([needs('readFormula')]).mockRejectedValue(new Error('Cannot access contents'));
    expect(await readPage(browser, 10, createManualClock())).toEqual({ kind: 'gone' });
  });

  it('gives up on a page that never answers', async () => {
    const { browser, executeScript } = createFakeExtension();
    executeScript.mockReturnValue(new Promise(() => {}));
    const clock = createManualClock();
    const reading = readPage(browser, 10, clock);
    await settle();
    clock.advance(15_000);
    expect(await reading).toEqual({ kind: 'unreadable', hint: { code: 'silent', params: {} } });
  });

  it('takes a tab whose address is open to us, and that no script may enter, for a viewer', async () => {
    const { browser, api, executeScript } = createFakeExtension();
    const tab = vi.fn(async () => ({}));
    Object.assign(api.tabs, { get: tab });
    executeScript.mockRejectedValue(new Error('Missing host permission for the tab'));
    expect(await readPage(browser, 10, createManualClock())).toMatchObject({ kind: 'no-access' });
    tab.mockResolvedValue({ url: 'https://site.test/a.json' });
    expect(await readPage(browser, 10, createManualClock())).toEqual({ kind: 'file', contentType: '' });
    tab.mockResolvedValue({ url: 'about:neterror' });
    expect(await readPage(browser, 10, createManualClock())).toMatchObject({ kind: 'no-access' });
  });

  it('leaves no timer behind', async () => {
    const { browser, executeScript } = createFakeExtension();
    executeScript.mockRejectedValue(new Error('No tab with id: 10.'));
    const clock = createManualClock();
    await readPage(browser, 10, clock);
    expect(clock.pending).toBe(0);
  });

  it('says that a page that was replaced meanwhile is gone', async () => {
    const { browser, executeScript } = createFakeExtension();
    executeScript.mockResolvedValue([{ result: null }]);
    expect(await readPage(browser, 10, createManualClock())).toEqual({ kind: 'gone' });
  });
});

describe('refusals', () => {
  it.each([
    [
      'Cannot access contents of the page. Extension manifest must request permission to access the respective host.',
      'no-access',
    ],
    ['Missing host permission for the tab', 'no-access'],
    ['Cannot access a chrome:// URL', 'unreadable'],
    ['Cannot access a chrome-extension:// URL of different extension', 'unreadable'],
    [
      'Cannot access contents of url "about:blank". Extension manifest must request permission to access this host.',
      'unreadable',
    ],
    ['The extensions gallery cannot be scripted.', 'unreadable'],
    ['Frame with ID 0 is showing error page', 'unreadable'],
    ['No tab with id: 7.', 'gone'],
    ['Frame with ID 0 was removed.', 'gone'],
    ['The tab was closed.', 'gone'],
  ])('means what the browser says: %s', (message, kind) => {
    expect(classifyRefusal(message).kind).toBe(kind);
  });

  it('speaks of the switch for files to Chrome alone, which has one: Firefox closes nothing but its own to a gesture', () => {
    expect(classifyRefusal('Cannot access contents of the page.')).toMatchObject({ hint: { code: 'closed_page' } });
    expect(classifyRefusal('Missing host permission for the tab')).toMatchObject({ hint: { code: 'browser_page' } });
  });
});
