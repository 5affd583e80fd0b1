import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitByRanges } from '../../../components/history/split-by-ranges.ts';
import { withoutEmphasis } from '../../../components/history/without-emphasis.ts';

/** The snippet with its matches in brackets, as it is written and as it comes out. */
function read(written: string): string {
  const from = written.indexOf('[');
  const to = written.indexOf(']') - 1;
  const snippet = withoutEmphasis({ text: written.replace(/[[\]]/g, ''), ranges: from < 0 ? [] : [[from, to]] });
  return splitByRanges(snippet.text, snippet.ranges)
    .map(({ text, isMatch }) => (isMatch ? `[${text}]` : text))
    .join('');
}

describe('a snippet without emphasis', () => {
  it.each([
    ['The **[chimney]** is warm.', 'The [chimney] is warm.'],
    ['**Storks** and **every [spring]**, always', 'Storks and every [spring], always'],
    ['run `npm [start]` in a shell', 'run npm [start] in a shell'],
    ['a **b [c** d] e', 'a b [c d] e'],
    ['[**both**]', '[both]'],
    ['… cut** here and **[there]', '… cut** here and **[there]'],
    ['2 ** [3] ** 4', '2 ** [3] ** 4'],
    ['* a [list]', '* a [list]'],
    ['[plain]', '[plain]'],
  ])('reads %s as %s', (written, expected) => {
    expect(read(written)).toBe(expected);
  });

  it('marks the same letters as before, whatever is marked', () => {
    const text = fc.string({ unit: fc.constantFrom('*', '**', '`', 'a', 'b', ' '), maxLength: 20 });
    fc.assert(
      fc.property(text, fc.nat(20), fc.nat(20), (given, a, b) => {
        const from = Math.min(a, b, given.length);
        const to = Math.min(Math.max(a, b), given.length);
        const { text: shown, ranges } = withoutEmphasis({ text: given, ranges: [[from, to]] });
        const [start, end] = ranges[0] ?? [0, 0];
        const letters = (part: string) => part.replace(/[*`]/g, '');
        expect(letters(shown)).toBe(letters(given));
        expect(letters(shown.slice(start, end))).toBe(letters(given.slice(from, to)));
      }),
    );
  });
});
