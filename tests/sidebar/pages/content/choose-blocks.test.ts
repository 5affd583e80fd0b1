import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseBlocks } from '../../../../sidebar/pages/content/choose-blocks.ts';

describe('the blocks that are kept', () => {
  it('are those that are likely content', () => {
    expect(chooseBlocks([0.9, 0.1, 0.95], [50, 50, 50])).toEqual([true, false, true]);
  });

  it('are more where little is certain', () => {
    expect(chooseBlocks([0.3, 0.3, 0.05], [50, 50, 50])).toEqual([true, true, false]);
    expect(chooseBlocks([0.98, 0.3, 0.05], [200, 50, 50])).toEqual([true, false, false]);
  });

  it('are none of none', () => {
    expect(chooseBlocks([], [])).toEqual([]);
  });

  it('never leave out one that is likelier than another that is kept', () => {
    const block = fc.record({
      likelihood: fc.double({ min: 0, max: 1, noNaN: true }),
      words: fc.integer({ min: 1, max: 400 }),
    });
    fc.assert(
      fc.property(fc.array(block, { minLength: 1 }), (blocks) => {
        const kept = chooseBlocks(
          blocks.map(({ likelihood }) => likelihood),
          blocks.map(({ words }) => words),
        );
        const of = (isKept: boolean) =>
          blocks.filter((_, index) => kept[index] === isKept).map((one) => one.likelihood);
        expect(Math.min(1, ...of(true))).toBeGreaterThanOrEqual(Math.max(0, ...of(false)));
      }),
    );
  });
});
