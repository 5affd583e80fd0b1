import type { DatabaseSync } from 'node:sqlite';

/** Rows that fit in a millisecond. Today's time times this is a fifth of the largest safe integer. */
export const ROWS_PER_MS = 1000;

/**
 * The row of a turn that was asked at `askedAt`: rows grow with time, so that the order of rows is the order by recency,
 * and within a conversation they grow with every turn even when the clock was set back. Where a time is crowded, as in a
 * file that gives all its turns the same, the row is sought in twice as much time with each try, never row by row.
 * `behind`: another conversation that the turn will go into, behind what is there.
 */
export function createRowFinder(
  db: DatabaseSync,
): (conversation: number, askedAt: number, behind?: number | null) => number {
  const last = db.prepare('SELECT max(row) AS row FROM turns WHERE conversation IN (?, ?)');
  const lastWithin = db.prepare('SELECT max(row) AS row FROM turns WHERE row >= ? AND row < ?');
  return (conversation, askedAt, behind = null) => {
    const newest = last.get(conversation, behind)?.row;
    const from = Math.max(askedAt * ROWS_PER_MS, typeof newest === 'number' ? newest + 1 : 0);
    for (let rows = ROWS_PER_MS; ; rows *= 2) {
      const taken = lastWithin.get(from, from + rows)?.row;
      const row = typeof taken === 'number' ? taken + 1 : from;
      if (row < from + rows) return row;
    }
  };
}
