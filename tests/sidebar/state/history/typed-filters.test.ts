// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  joinFilters,
  nameFilters,
  parseTyped,
  startOf,
  takeWhole,
} from '../../../../sidebar/state/history/typed-filters.ts';
import type { Catalogue } from '../../../../words/catalogue.ts';
import { folderOf } from '../../../../words/folder-of.ts';
import { LANGUAGE_CODES } from '../../../../words/languages.ts';

const day = (year: number, month: number, date: number) => new Date(year, month - 1, date).getTime();

it.each([
  ['model:qwen tides', { words: 'tides', filter: { model: 'qwen' } }],
  ['spring site:example.org tides', { words: 'spring tides', filter: { site: 'example.org' } }],
  ['tag:"to read" TAG:work', { words: '', filter: { tags: ['to read', 'work'] } }],
  ['before:2026-10-01', { words: '', filter: { until: day(2026, 10, 1) } }],
  ['after:2026-9 before:2027', { words: '', filter: { since: day(2026, 9, 1), until: day(2027, 1, 1) } }],
  ['is:archived', { words: '', filter: { archived: true } }],
  // What is none stays words.
  ['before:tomorrow', { words: 'before:tomorrow', filter: {} }],
  ['before:2026-02-31', { words: 'before:2026-02-31', filter: {} }],
  ['is:here model: submodel:x', { words: 'is:here model: submodel:x', filter: {} }],
])('%j says %j', (text, typed) => {
  expect(parseTyped(text)).toEqual(typed);
});

it('a filter is typed to its end once something stands behind it', () => {
  expect(takeWhole('site:example.or')).toEqual({ words: 'site:example.or', filter: {} });
  expect(takeWhole('site:example.org tide')).toEqual({ words: 'tide', filter: { site: 'example.org' } });
});

it('what was typed later says it, and tags add up', () => {
  expect(joinFilters({ model: 'a', tags: ['x'] }, { model: 'b', tags: ['y', 'x'] })).toEqual({
    model: 'b',
    tags: ['x', 'y'],
  });
});

describe.each(LANGUAGE_CODES)('in %s', async (language) => {
  const { rest }: Pick<Catalogue, 'rest'> = await import(`../../../../words/${folderOf(language)}/rest.ts`);
  const { filterNames: names, typedFilters } = rest.history;
  const parsed = (text: string) => {
    nameFilters(() => names);
    return parseTyped(text);
  };

  it('filters are typed by the names of the language or in English, before either colon', () => {
    const { tag, model, site, before, after, is, archived } = names;
    const filter = {
      tags: ['a b'],
      model: 'qwen',
      site: 'b.org',
      since: day(2026, 9, 1),
      until: day(2026, 10, 1),
      archived: true,
    };
    const own = `${tag}:"a b" x ${model.toUpperCase()}:qwen ${site}：b.org ${before}:2026-10 ${after}：2026-9 ${is}:${archived} `;
    const english = 'tag:"a b" x model:qwen site:b.org before:2026-10 after：2026-9 is:archived ';
    expect(parsed(own)).toEqual({ words: 'x ', filter });
    expect(parsed(english)).toEqual({ words: 'x ', filter });
    expect(takeWhole(own.trimEnd())).toMatchObject({ words: `x ${is}:${archived}` });
  });

  it('each name is one word, means one filter, and is named in the hint', () => {
    const { archived, ...filters } = names;
    for (const [name, own] of Object.entries(filters)) {
      expect(own).toMatch(/^\p{L}[\p{L}\p{M}]*$/u);
      expect(own).toBe(own.toLowerCase().normalize('NFC'));
      expect(typedFilters).toContain(`${own}:`);
      const others = Object.entries(filters).flatMap(([other, word]) => (other === name ? [] : [other, word]));
      expect(others).not.toContain(own);
    }
    expect(typedFilters).toContain(`${names.is}:${archived}`);
  });

  it('words without a filter are as they were typed, whatever they are', () => {
    const name = fc.constantFrom(...Object.values(names), 'model', 'is', ':', '：', ' ', '"');
    const pieces = fc.array(fc.oneof(name, fc.string({ unit: 'grapheme', maxLength: 3 })));
    fc.assert(
      fc.property(pieces, (typed) => {
        const text = typed.join('');
        const { words, filter } = parsed(text);
        if (Object.keys(filter).length === 0) expect(words).toBe(text);
        expect(parsed(words).words.length).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 40 },
    );
  });
});

it('words without a filter are as they were typed, whatever they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { words, filter } = parseTyped(text);
      if (Object.keys(filter).length === 0) expect(words).toBe(text);
      expect(parseTyped(words).words.length).toBeLessThanOrEqual(text.length);
    }),
  );
});

it('a day is the first moment of it, here', () => {
  expect([startOf('2026-12-31'), startOf('2026-12'), startOf('2026'), startOf('1899-01-01'), startOf('')]).toEqual([
    day(2026, 12, 31),
    day(2026, 12, 1),
    day(2026, 1, 1),
    undefined,
    undefined,
  ]);
});
