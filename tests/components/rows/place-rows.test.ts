import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeRows } from '../../../components/rows/place-rows.ts';

const none: ReadonlySet<number> = new Set();

describe('the rows of a long list', () => {
  it('are drawn where they can be seen', () => {
    const heights = Array.from({ length: 10_000 }, () => 50);
    const { rows, after } = placeRows(heights, { top: 1_000, bottom: 1_200 }, none);
    expect(rows).toEqual([
      { index: 20, gap: 1_000 },
      { index: 21, gap: 0 },
      { index: 22, gap: 0 },
      { index: 23, gap: 0 },
    ]);
    expect(after).toBe(9_976 * 50);
  });

  it('are drawn where they must not go, with the gap between', () => {
    const { rows, after } = placeRows([10, 20, 30, 40, 50], { top: 100, bottom: 110 }, new Set([0, 2]));
    expect(rows).toEqual([
      { index: 0, gap: 0 },
      { index: 2, gap: 20 },
      { index: 4, gap: 40 },
    ]);
    expect(after).toBe(0);
  });

  it('take as much room as all of them, each in its place, whatever can be seen', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 60 }),
        fc.integer({ min: -50, max: 3_000 }),
        fc.integer({ min: 0, max: 500 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 59 })),
        (heights, top, size, kept) => {
          const { rows, after } = placeRows(heights, { top, bottom: top + size }, new Set(kept));
          const drawn = new Set(rows.map(({ index }) => index));
          let at = 0;
          for (const { index, gap } of rows) {
            at += gap;
            expect(at).toBe(sum(heights.slice(0, index)));
            at += heights[index] ?? 0;
          }
          expect(at + after).toBe(sum(heights));
          for (const [index, height] of heights.entries()) {
            const above = sum(heights.slice(0, index));
            const isSeen = above + height > top && above < top + size;
            expect(drawn.has(index)).toBe(isSeen || kept.includes(index));
          }
        },
      ),
    );
  });
});

const sum = (heights: readonly number[]) => heights.reduce((total, height) => total + height, 0);
