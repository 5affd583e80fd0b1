import type { BlockTree, ContentBlock } from './content-blocks.ts';
import type { FeatureRow } from './feature-row.ts';
import type { PageMarkup } from './page-markup.ts';
import { between, type RunningSums } from './running-sums.ts';

/** So many blocks to either side are looked at together. */
const WINDOW = 5;
/** Distances beyond this are all alike. */
const FAR = 99;

export interface PlaceReader {
  /** Where on the page a block stands. */
  putPlace(row: FeatureRow, index: number): void;
  /** What stands beside it. */
  putNeighbours(row: FeatureRow, index: number): void;
  /** How far the last long paragraph is, and the next. */
  putProse(row: FeatureRow, index: number): void;
}

/** @param levels the level of the heading that each block is, or 0 */
export function createPlaceReader(
  { blocks, root }: BlockTree,
  { signatureOf }: PageMarkup,
  sums: RunningSums,
  levels: readonly number[],
): PlaceReader {
  const count = blocks.length;
  const isLong = blocks.map(({ words, linkWords }) => words >= 30 && linkWords < 0.3 * words);
  const since = new Int32Array(count).fill(FAR);
  const until = new Int32Array(count).fill(FAR);
  for (let index = 0, last = -FAR; index < count; index++) {
    if (isLong[index]) last = index;
    since[index] = Math.min(FAR, index - last);
  }
  for (let index = count - 1, last = count + FAR; index >= 0; index--) {
    if (isLong[index]) last = index;
    until[index] = Math.min(FAR, last - index);
  }

  return {
    putPlace({ put }, index) {
      const before = sums.words[index] as number;
      put(before / Math.max(1, root.words));
      put(index / count);
      put(count - index);
      put(before);
      put((sums.proseWords[index] as number) / Math.max(1, root.proseWords));
      put(root.proseWords - (sums.proseWords[index + 1] as number));
    },

    putNeighbours({ put }, index) {
      const own = signatureOf((blocks[index] as ContentBlock).parent);
      const isAlike = ({ parent }: ContentBlock) => signatureOf(parent) === own;
      const [before2, before, , after, after2] = [-2, -1, 0, 1, 2].map((offset) => blocks[index + offset]);
      for (const [near, next] of [
        [before, before2],
        [after, after2],
      ]) {
        put(near?.words ?? -1);
        put(near ? near.linkWords / near.words : -1);
        put(near && isAlike(near) ? 1 : 0);
        put(next?.words ?? -1);
      }
      put(levels[index + 1] ?? 0);
      put(levels[index - 1] ?? 0);
      const from = Math.max(0, index - WINDOW);
      const to = Math.min(count, index + WINDOW + 1);
      const words = between(sums.words, from, to);
      put(words / (to - from));
      put(between(sums.linkWords, from, to) / Math.max(1, words));
      put(between(sums.proseWords, from, to) / Math.max(1, words));
    },

    putProse({ put }, index) {
      put(since[index] as number);
      put(until[index] as number);
    },
  };
}
