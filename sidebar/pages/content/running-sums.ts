import { type BlockTree, isProse } from './content-blocks.ts';

/** Of each kind of thing, how much comes before a block: place `n` counts the blocks before block `n`. */
export interface RunningSums {
  words: Float64Array;
  linkWords: Float64Array;
  proseWords: Float64Array;
  prices: Float64Array;
  headings: Float64Array;
}

/**
 * @param hasPrice whether a block names one
 * @param levels the level of the heading that each block is, or 0
 */
export function sumBlocks(
  { blocks }: BlockTree,
  hasPrice: (index: number) => boolean,
  levels: readonly number[],
): RunningSums {
  const sum = (of: (index: number) => number) => {
    const sums = new Float64Array(blocks.length + 1);
    for (let index = 0; index < blocks.length; index++) sums[index + 1] = (sums[index] ?? 0) + of(index);
    return sums;
  };
  const proseOf = ({ words, linkWords }: { words: number; linkWords: number }) =>
    isProse(words, linkWords) ? words : 0;
  return {
    words: sum((index) => blocks[index]?.words ?? 0),
    linkWords: sum((index) => blocks[index]?.linkWords ?? 0),
    proseWords: sum((index) => proseOf(blocks[index] ?? { words: 0, linkWords: 0 })),
    prices: sum((index) => (hasPrice(index) ? 1 : 0)),
    headings: sum((index) => (levels[index] ? 1 : 0)),
  };
}

/** What lies between two places. */
export function between(sums: Float64Array, from: number, to: number): number {
  return (sums[to] ?? 0) - (sums[from] ?? 0);
}
