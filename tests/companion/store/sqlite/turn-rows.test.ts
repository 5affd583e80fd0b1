import type { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createRowFinder } from '../../../../companion/store/sqlite/operations/turn-rows.ts';

/** Rows that are taken, in a database that counts what it is asked. */
function createRows() {
  const taken: number[] = [];
  let questions = 0;
  const db = {
    prepare: (sql: string) => ({
      get(first: number, end?: number) {
        questions++;
        if (!sql.includes('row >=')) return { row: first === 0 ? null : (taken.at(-1) ?? null) };
        const within = taken.filter((row) => row >= first && row < (end ?? 0));
        return { row: within.length > 0 ? Math.max(...within) : null };
      },
    }),
  } as unknown as DatabaseSync;
  const find = createRowFinder(db);
  return {
    take(conversation: number, askedAt: number): number {
      const row = find(conversation, askedAt);
      expect(taken).not.toContain(row);
      taken.push(row);
      return row;
    },
    questions: () => questions,
  };
}

describe('the row of a turn', () => {
  it('is found without trying one row after the other, however many turns were asked at the same time', () => {
    const { take, questions } = createRows();
    // Each in a conversation of its own, as when a file gives one time for all.
    for (let turn = 0; turn < 4_000; turn++) take(0, 1);
    expect(questions()).toBeLessThan(4_000 * 8);
  });

  it('grows with the time, and within a conversation also when the clock was set back', () => {
    const { take } = createRows();
    const first = take(1, 2_000);
    const second = take(1, 1_000);
    expect(second).toBeGreaterThan(first);
    expect(take(0, 3_000)).toBeGreaterThan(second);
    expect(take(0, 500)).toBeLessThan(first);
  });
});
