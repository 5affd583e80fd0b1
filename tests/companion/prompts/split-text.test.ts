import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitText } from '../../../companion/prompts/split-text.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.constantFrom('One.', ' ', 'Two? ', '\n\n', '\n', '句子。', '👩‍👩‍👧', 'word'), { maxLength: 80 })
    .map((parts) => parts.join('')),
);

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

  test('refuses pieces that no character fits in', () => {
    expect(() => splitText('👍', 1)).toThrow(RangeError);
  });

  test('is cut in bounded time, also without a single line end', () => {
    const start = process.cpuUsage();
    expect(splitText('A sentence of words. '.repeat(100_000), 8_000).length).toBeGreaterThan(250);
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(4);
  }, 60_000);
});
