import { type BlockTree, isProse } from './content-blocks.ts';

/** What the blocks of a page that are marked up alike have in common, wherever they stand. */
export const LOOK_ALIKE_NAMES = [
  'alike-count',
  'alike-share',
  'alike-mean',
  'alike-links',
  'alike-prose',
  'alike-first',
  'alike-spread',
];

interface Alike {
  count: number;
  words: number;
  linkWords: number;
  proseWords: number;
  first: number;
  last: number;
}

/** @param markup see `PageMarkup` */
export function createLookAlikeReader(
  { blocks, root }: BlockTree,
  markup: readonly string[],
): (index: number) => number[] {
  const groups = new Map<string, Alike>();
  const of = blocks.map(({ words, linkWords }, index) => {
    const key = markup[index] as string;
    let group = groups.get(key);
    if (!group) {
      group = { count: 0, words: 0, linkWords: 0, proseWords: 0, first: index, last: index };
      groups.set(key, group);
    }
    group.count += 1;
    group.words += words;
    group.linkWords += linkWords;
    if (isProse(words, linkWords)) group.proseWords += words;
    group.last = index;
    return group;
  });
  return (index) => {
    const { count, words, linkWords, proseWords, first, last } = of[index] as Alike;
    return [
      count,
      words / Math.max(1, root.words),
      words / count,
      linkWords / words,
      proseWords / words,
      first / blocks.length,
      (last - first + 1) / blocks.length,
    ];
  };
}
