import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { splitText } from '../../../companion/prompts/split-text.ts';
import { passagesOf } from '../../../companion/turns/passages/passages-of.ts';
import { splitWithPauses } from '../../../companion/turns/split-with-pauses.ts';
import { estimateTokens } from '../../../protocol/estimate-tokens.ts';

const LINE = 'word and '.repeat(40_000);

/** How often others had their turn before it was done. */
async function countTurns(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isOver = false;
  const done = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    turns += 1;
    await nextTurn();
  }
  await done;
  return turns;
}

describe('a long line', () => {
  it('is cut while others have their turn', async () => {
    const { signal } = new AbortController();
    expect(await countTurns(splitWithPauses(LINE, 160, signal))).toBeGreaterThan(15);
    const source = { type: 'page' as const, title: '', url: '', language: '', text: LINE, omittedChars: 0 };
    expect(await countTurns(passagesOf([source], signal))).toBeGreaterThan(15);
  });

  it('is cut as it is without pauses', async () => {
    const pieces = await splitWithPauses(LINE, 160, new AbortController().signal);
    expect(pieces).toEqual(splitText(LINE, 160, estimateTokens));
  });

  it('is not cut to its end for whoever has given up', async () => {
    const ending = new AbortController();
    const pieces = splitWithPauses(LINE, 160, ending.signal);
    ending.abort(new Error('given up'));
    await expect(pieces).rejects.toThrow('given up');
  });
});
