import { type BlockTree, type ContentBlock, isProse } from './content-blocks.ts';

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
  const sum = (of: (block: ContentBlock, index: number) => number) => {
    const sums = new Float64Array(blocks.length + 1);
    for (let index = 0; index < blocks.length; index++)
      sums[index + 1] = (sums[index] as number) + of(blocks[index] as ContentBlock, index);
    return sums;
  };
  return {
    words: sum(({ words }) => words),
    linkWords: sum(({ linkWords }) => linkWords),
    proseWords: sum(({ words, linkWords }) => (isProse(words, linkWords) ? words : 0)),
    prices: sum((_, index) => (hasPrice(index) ? 1 : 0)),
    headings: sum((_, index) => (levels[index] ? 1 : 0)),
  };
}

/** What lies between two places. */
export function between(sums: Float64Array, from: number, to: number): number {
  return (sums[to] as number) - (sums[from] as number);
}
