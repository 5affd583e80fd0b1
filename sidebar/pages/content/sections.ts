import { type BlockTree, isProse } from './content-blocks.ts';

/** What stands under the heading above a block, up to the next heading of its rank or a higher one. */
export const SECTION_NAMES = [
  'section-words',
  'section-links',
  'section-prose',
  'section-at',
  'section-left',
  'sections',
];

/** @param levels the level of the heading that each block is, or 0 */
export function createSectionReader({ blocks }: BlockTree, levels: readonly number[]): (index: number) => number[] {
  const starts: number[] = [];
  const ends = new Int32Array(blocks.length + 1).fill(blocks.length);
  const startOf = new Int32Array(blocks.length).fill(-1);
  const open: number[] = [];
  let last = -1;
  levels.forEach((level, index) => {
    if (level > 0 && level < 7) {
      while (open.length > 0 && (levels[open.at(-1) as number] ?? 0) >= level) ends[open.pop() as number] = index;
      open.push(index);
      starts.push(index);
      last = index;
    }
    startOf[index] = last;
  });
  const words = new Float64Array(blocks.length + 1);
  const links = new Float64Array(blocks.length + 1);
  const prose = new Float64Array(blocks.length + 1);
  blocks.forEach((block, index) => {
    words[index + 1] = (words[index] ?? 0) + block.words;
    links[index + 1] = (links[index] ?? 0) + block.linkWords;
    prose[index + 1] = (prose[index] ?? 0) + (isProse(block.words, block.linkWords) ? block.words : 0);
  });
  return (index) => {
    const start = startOf[index] ?? -1;
    if (start < 0) return [-1, -1, -1, -1, -1, starts.length];
    const end = ends[start] ?? blocks.length;
    const between = (sums: Float64Array, from: number, to: number) => (sums[to] ?? 0) - (sums[from] ?? 0);
    const all = Math.max(1, between(words, start, end));
    return [
      all,
      between(links, start, end) / all,
      between(prose, start, end) / all,
      index - start,
      end - index,
      starts.length,
    ];
  };
}
