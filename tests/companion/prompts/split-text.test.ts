import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitText } from '../../../companion/prompts/split-text.ts';
import { estimateTokens } from '../../../protocol/estimate-tokens.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom('One.', ' ', 'Two? ', '\n\n', '\n', '句子。', '👩‍👩‍👧', 'word', '\n# A\n', '## B\n\n', '\n```\n'),
      { maxLength: 80 },
    )
    .map((parts) => parts.join('')),
);

const HEADINGS = /(?:^ {0,3}#+ [^\n]*\n\s*)+/gm;

describe('a text cut in pieces', () => {
  test('is whole again when they are joined, and none is too long or empty', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 60 }), (whole, maxChars) => {
        const pieces = splitText(whole, maxChars);
        expect(pieces.join('')).toBe(whole);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(maxChars);
          expect(piece.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ['one piece when it fits', 'One.\n\nTwo.', 20, ['One.\n\nTwo.']],
    ['cut between paragraphs', 'One. Two.\n\nThree. Four.', 15, ['One. Two.\n\n', 'Three. Four.']],
    ['cut between lines of a long paragraph', '- one\n- two\n- three', 12, ['- one\n- two\n', '- three']],
    ['cut between sentences of a long line', 'One is. Two is. Three.', 16, ['One is. Two is. ', 'Three.']],
    ['cut between sentences without spaces', '第一句话。第二句话。', 5, ['第一句话。', '第二句话。']],
    ['cut between words of a long sentence', 'one two three four', 10, ['one two ', 'three four']],
    ['cut between characters at last', 'aaaa', 2, ['aa', 'aa']],
    ['never cut through an emoji that fits', 'x👩‍👩‍👧', 8, ['x', '👩‍👩‍👧']],
  ])('is %s', (_, whole, maxChars, expected) => {
    expect(splitText(whole, maxChars)).toEqual(expected);
  });

  test('is whole again when it is measured in tokens, and a heading is never apart from what follows', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 40 }), (whole, limit) => {
        const pieces = splitText(whole, limit, estimateTokens);
        expect(pieces.join('')).toBe(whole);
        const runs = [...whole.matchAll(HEADINGS)];
        let end = 0;
        for (const piece of pieces.slice(0, -1)) {
          expect(estimateTokens(piece)).toBeLessThanOrEqual(limit);
          end += piece.length;
          const cutRun = runs.find(({ 0: run, index }) => index < end && end <= index + run.length);
          // Inside code it is no heading.
          if (!cutRun || whole.includes('```')) continue;
          // One that takes more than half a piece goes alone, and so does one that the next character has no room beside.
          const isLong = estimateTokens(cutRun[0]) > limit / 2;
          expect(isLong || estimateTokens(withNextCharacter(whole, cutRun)) > limit).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ['before a heading', 'One.\n\n# Two\n\nThree.', 16, ['One.\n\n', '# Two\n\nThree.']],
    [
      'with all headings that stand together',
      'One is.\n\n# A\n## B\n\nTwo is.',
      20,
      ['One is.\n\n', '# A\n## B\n\nTwo is.'],
    ],
    ['with the first words of a long section', '# A\n\nOne is. Two is.', 14, ['# A\n\nOne is. ', 'Two is.']],
    ['without taking a comment in code for a heading', 'a\n```\n# b\n```\n', 12, ['a\n```\n# b\n', '```\n']],
  ])('is cut %s', (_, whole, limit, expected) => {
    expect(splitText(whole, limit)).toEqual(expected);
  });

  test('refuses pieces that no character fits in', () => {
    expect(() => splitText('👍', 1)).toThrow(RangeError);
  });

  test('is cut in bounded time, also without a single line end', () => {
    const start = process.cpuUsage();
    expect(splitText('A sentence of words. '.repeat(100_000), 8_000).length).toBeGreaterThan(250);
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(4);
  });
});

/** Headings with the blank lines above them and the character that follows, which may be an emoji of many parts. */
function withNextCharacter(whole: string, { 0: run, index }: RegExpExecArray): string {
  const start = whole.slice(0, index).trimEnd().length;
  const end = index + run.length;
  const [next] = new Intl.Segmenter().segment(whole.slice(end));
  return whole.slice(start, end) + (next?.segment ?? '');
}
