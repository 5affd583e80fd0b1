import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitByRanges } from '../../../components/history/split-by-ranges.ts';

describe('splitting a text by its matches', () => {
  it('cuts at their bounds', () => {
    expect(splitByRanges('one two three', [[4, 7]])).toEqual([
      { text: 'one ', isMatch: false },
      { text: 'two', isMatch: true },
      { text: ' three', isMatch: false },
    ]);
  });

  it('leaves a text without matches whole', () => {
    expect(splitByRanges('one', [])).toEqual([{ text: 'one', isMatch: false }]);
    expect(splitByRanges('', [[0, 0]])).toEqual([]);
  });

  it('loses and repeats no letter, whatever the ranges are', () => {
    const range = fc.tuple(fc.integer({ min: -3, max: 30 }), fc.integer({ min: -3, max: 30 }));
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.array(range), (text, ranges) => {
        const pieces = splitByRanges(text, ranges);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        expect(pieces.every((piece) => piece.text !== '')).toBe(true);
      }),
    );
  });
});
