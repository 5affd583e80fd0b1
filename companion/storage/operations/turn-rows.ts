import type { DatabaseSync } from 'node:sqlite';

/** Rows that fit in a millisecond. Today's time times this is a fifth of the largest safe integer. */
const ROWS_PER_MS = 1000;

/**
 * The row of a turn that was asked at `askedAt`: rows grow with time, so that the order of rows is the order by recency,
 * and within a conversation they grow with every turn even when the clock was set back.
 */
export function createRowFinder(db: DatabaseSync): (conversation: number, askedAt: number) => number {
  const last = db.prepare('SELECT max(row) AS row FROM turns WHERE conversation = ?');
  const taken = db.prepare('SELECT 1 FROM turns WHERE row = ?');
  return (conversation, askedAt) => {
    const newest = last.get(conversation)?.row;
    let row = Math.max(askedAt * ROWS_PER_MS, typeof newest === 'number' ? newest + 1 : 0);
    while (taken.get(row)) row++;
    return row;
  };
}
