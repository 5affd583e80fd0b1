/** The fencing token of the companion that may write a turn: see `Store.add`. What was written before has the smallest. */
export const FENCED_TURNS = 'ALTER TABLE turns ADD COLUMN token INTEGER NOT NULL DEFAULT 0';
