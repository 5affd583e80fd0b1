import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarkers, readSnippet } from '../../../companion/storage/operations/snippets.ts';
import { exchange, openTempStorage } from './temp-storage.ts';

describe('search', () => {
  it('finds questions, answers and titles by the beginnings of words, without accents and case', async () => {
    const { store } = await openTempStorage();
    const { conversation, turn } = await exchange(store, { message: 'Dessert?' }, 'A CRÈME brûlée, of course.');
    await store.rename(conversation, 'Sweet things');
    const [hit] = await store.search('creme bru');
    expect(hit).toMatchObject({ conversation, turn, title: 'Sweet things' });
    const { text = '', ranges = [] } = hit?.snippet ?? {};
    expect(ranges.map(([start, end]) => text.slice(start, end))).toEqual(['CRÈME', 'brûlée']);
    expect((await store.search('dess')).map((found) => found.turn)).toEqual([turn]);
    expect((await store.search('SWÉET')).map((found) => found.turn)).toEqual([null]);
    expect(await store.search('creme pie')).toEqual([]);
  });

  it('takes a single letter for a word of its own', async () => {
    const { store } = await openTempStorage();
    await exchange(store, { message: 'plan b' }, 'banana');
    const [hit, ...others] = (await store.search('b')).filter(({ turn }) => turn !== null);
    expect(hit?.snippet.ranges).toEqual([[5, 6]]);
    expect(others).toEqual([]);
  });

  it('gives the latest first, imported ones by when they were asked', async () => {
    const { store, setNow } = await openTempStorage();
    setNow(5_000);
    await exchange(store, { message: 'whale two' });
    setNow(9_000);
    const old = { title: 'Old', titleSource: 'person', pinned: false, createdAt: 10, usedAt: 10 };
    const turn = { turn: 'a', parent: null, task: 'chat', message: 'whale one', attachments: [] };
    const answered = { ...turn, content: '', thinking: '', model: '', terminal: null, askedAt: 10 };
    const file = { format: 'aside', version: 1, conversations: [{ ...old, turns: [answered] }] };
    await store.importFile(new TextEncoder().encode(JSON.stringify(file)));
    await exchange(store, { message: 'whale three' });
    const texts = (await store.search('whale')).filter((hit) => hit.turn !== null).map(({ snippet }) => snippet.text);
    expect(texts).toEqual(['whale three', 'whale two', 'whale one']);
    expect(await store.search('whale', 1)).toHaveLength(1);
  });

  it('follows what is renamed, answered and dropped', async () => {
    const { store } = await openTempStorage();
    const { conversation } = await exchange(store, { message: 'first' }, 'walrus');
    await store.rename(conversation, 'Penguin');
    expect(await store.search('first')).toHaveLength(1);
    expect(await store.search('penguin')).toHaveLength(1);
    await store.drop(conversation);
    for (const word of ['first', 'walrus', 'penguin']) expect(await store.search(word)).toEqual([]);
  });

  it('never takes what a person types for a query language', async () => {
    const { store } = await openTempStorage();
    await exchange(store, { message: 'zebra AND "quoted" col:umn (x) NEAR' }, 'apple');
    const special = fc.array(
      fc.oneof(
        fc.constantFrom(
          '"',
          '*',
          '(',
          ')',
          ':',
          '^',
          '-',
          '+',
          '{',
          '}',
          '\0',
          ' ',
          '\ud800',
          '́',
          'NEAR',
          'AND',
          'NOT',
        ),
        fc.string({ unit: 'binary', maxLength: 6 }),
      ),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(special, async (pieces) => {
        expect(Array.isArray(await store.search(pieces.join('')))).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(await store.search('NOT zebra')).toEqual([]);
    expect(await store.search('"quoted')).not.toEqual([]);
    expect(await store.search('col:umn')).not.toEqual([]);
    expect(await store.search('message:apple')).toEqual([]);
    expect(await store.search('')).toEqual([]);
    expect(await store.search('-- *')).toEqual([]);
  });
});

describe('a snippet', () => {
  it('has ranges that hold whatever the text is', () => {
    const markers = createMarkers();
    const piece = fc.record({ text: fc.string({ unit: 'binary' }), isMatch: fc.boolean() });
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const marked = pieces.map(({ text, isMatch }) => (isMatch ? markers.open + text + markers.close : text));
        const { text, ranges } = readSnippet(marked.join(''), markers);
        expect(text).toHaveLength(pieces.reduce((sum, each) => sum + each.text.length, 0));
        const matches = pieces.filter(({ isMatch }) => isMatch).map((each) => each.text.replace(/[\s\p{Cc}]/gu, ' '));
        expect(ranges.map(([start, end]) => text.slice(start, end))).toEqual(matches);
      }),
    );
  });
});
