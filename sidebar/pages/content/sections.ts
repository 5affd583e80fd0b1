import { between, type RunningSums } from './running-sums.ts';

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
export function createSectionReader(sums: RunningSums, levels: readonly number[]): (index: number) => number[] {
  const count = levels.length;
  const starts: number[] = [];
  const ends = new Int32Array(count).fill(count);
  const startOf = new Int32Array(count).fill(-1);
  const open: number[] = [];
  let last = -1;
  levels.forEach((level, index) => {
    if (level > 0 && level < 7) {
      while (open.length > 0 && (levels[open.at(-1) as number] as number) >= level) ends[open.pop() as number] = index;
      open.push(index);
      starts.push(index);
      last = index;
    }
    startOf[index] = last;
  });
  return (index) => {
    const start = startOf[index] as number;
    if (start < 0) return [-1, -1, -1, -1, -1, starts.length];
    const end = ends[start] as number;
    const all = Math.max(1, between(sums.words, start, end));
    return [
      all,
      between(sums.linkWords, start, end) / all,
      between(sums.proseWords, start, end) / all,
      index - start,
      end - index,
      starts.length,
    ];
  };
}
