import type { DatabaseSync } from 'node:sqlite';
import type { AnswerPart } from '../../../../protocol/parts.ts';
import { readSaid } from '../../rows/said-parts.ts';
import type { SaidText } from '../../store.ts';

export interface TurnLogRows {
  /** Nothing is kept of a turn that does not run (any more), or that somebody else runs by now. */
  append(said: SaidText): void;
  /** The answer of a turn so far. */
  read(row: number): AnswerPart[];
  clear(row: number): void;
}

/** What a running turn says, as it comes: appending is cheap whatever its length, unlike writing the turn again. */
export function createTurnLogRows(db: DatabaseSync): TurnLogRows {
  const append = db.prepare(
    "INSERT INTO turn_log (turn, kind, text) SELECT row, ?, ? FROM turns WHERE id = ? AND state = 'running' AND token <= ?",
  );
  const select = db.prepare('SELECT kind, text FROM turn_log WHERE turn = ? ORDER BY row');
  const clear = db.prepare('DELETE FROM turn_log WHERE turn = ?');
  return {
    append: ({ turn, kind, text, token = 0 }) => void append.run(kind, text, turn, token),
    read(row) {
      return readSaid(select.all(row) as unknown as SaidText[]);
    },
    clear: (row) => void clear.run(row),
  };
}
