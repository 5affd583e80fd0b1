// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { SourcePart } from '../../../protocol/question-parts.ts';
import { readPage } from '../../../sidebar/pages/read-page.ts';
import { createFakeExtension } from '../../helpers/fake-extension.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

const pageOf = (text: string, title = ''): SourcePart => ({
  type: 'page',
  title,
  url: 'https://site.test/',
  language: '',
  text,
  omittedChars: 0,
});
const frame = { site: 'docs.test' };
const WORDS = 'Words of a page. ';

/** Of a window of 1,000 pixels. */
const LARGE = 900;

/**
 * Reads a page that says `text`, beside what is found in its window and what each frame says, if it is open to us. Each is as
 * large as the window, nearly, unless its size is given.
 */
function read(text: string, beside: object, given: readonly (string | null | [words: string, size: number])[] = []) {
  const frames = given.map((frame) => (Array.isArray(frame) ? frame : ([frame, LARGE] as const)));
  const { browser, executeScript } = createFakeExtension();
  const result = text === '' ? { kind: 'unreadable', why: 'empty' } : { kind: 'page', page: pageOf(text, 'Top') };
  executeScript
    .mockResolvedValueOnce([{ result }])
    .mockResolvedValueOnce([{ result: beside }])
    .mockResolvedValueOnce([
      { frameId: 0, result: 1_000 },
      ...frames.flatMap(([words, size], index) => (words === null ? [] : [{ frameId: index + 1, result: size }])),
    ])
    .mockImplementationOnce(async ({ target }) =>
      [
        { frameId: 0, result },
        ...frames.map(([words], index) => ({
          frameId: index + 1,
          result: { kind: 'page', page: pageOf(words ?? '', 'Frame') },
        })),
      ].filter(({ frameId }) => target.frameIds?.includes(frameId)),
    );
  return readPage(browser, 10, createManualClock());
}

describe('a page with little text', () => {
  it('is read as it is where there is nothing else', async () => {
    expect(await read('Closed today.', { frame: null, isDrawn: false })).toMatchObject({
      kind: 'page',
      page: { text: 'Closed today.' },
    });
  });

  it('is read from the frame that takes most of the window, if that is open to us, under its own title', async () => {
    const found = await read('Menu', { frame, isDrawn: false }, ['ad', WORDS.repeat(40), WORDS.repeat(20)]);
    expect(found).toMatchObject({ kind: 'page', page: { title: 'Top', text: WORDS.repeat(40) } });
  });

  it('supplies the frame that needs it, and reads on where another frame goes meanwhile', async () => {
    const { browser, executeScript } = createFakeExtension();
    const page = (words: string) => ({ kind: 'page', page: pageOf(words, 'Frame') });
    const needs = { kind: 'needs', supply: 'readFormula' };
    executeScript.mockImplementation(async ({ target, ...injection }) => {
      if (target.allFrames) return [0, 1, 2].map((frameId) => ({ frameId, result: LARGE }));
      const top = { frameId: 0, result: page('Menu') };
      const isFirst = target.frameIds?.length === 3;
      if (isFirst) return [top, { frameId: 1, result: needs }, { frameId: 2, result: needs }];
      if (target.frameIds?.includes(2)) throw new Error('Frame with ID 2 was removed.');
      if (target.frameIds) return [{ frameId: 1, result: page(WORDS.repeat(40)) }];
      return 'files' in injection ? [top] : [{ result: { frame, isDrawn: false } }];
    });
    expect(await readPage(browser, 10, createManualClock())).toMatchObject({ page: { text: WORDS.repeat(40) } });
  });

  it('is not read from frames that are hidden, or hardly seen, whatever they say', async () => {
    const hidden = WORDS.repeat(90);
    const found = await read('Menu', { frame, isDrawn: false }, [WORDS.repeat(40), [hidden, 0], [hidden, 400]]);
    expect(found).toMatchObject({ kind: 'page', page: { text: WORDS.repeat(40) } });
    const hint = { code: 'framed', params: frame };
    expect(await read('Menu', { frame, isDrawn: false }, [[hidden, 0]])).toEqual({ kind: 'unreadable', hint });
  });

  it('says whose frame holds it where that is closed to us', async () => {
    const hint = { code: 'framed', params: frame };
    expect(await read('Menu', { frame, isDrawn: false }, [null])).toEqual({ kind: 'unreadable', hint });
    expect(await read('', { frame, isDrawn: false })).toEqual({ kind: 'unreadable', hint });
  });

  it('says that a frame was not read where the page has words of its own', async () => {
    const found = await read(WORDS.repeat(20), { frame, isDrawn: false });
    expect(found).toMatchObject({ kind: 'page', page: { text: WORDS.repeat(20), unread: ['frame'] } });
  });

  it('says that it is drawn', async () => {
    const hint = { code: 'drawn', params: {} };
    expect(await read('', { frame: null, isDrawn: true })).toEqual({ kind: 'unreadable', hint });
    expect(await read('Zoom', { frame: null, isDrawn: true })).toEqual({ kind: 'unreadable', hint });
  });

  it('is said to be empty where there is nothing at all', async () => {
    const hint = { code: 'empty', params: {} };
    expect(await read('', { frame: null, isDrawn: false })).toEqual({ kind: 'unreadable', hint });
  });
});
