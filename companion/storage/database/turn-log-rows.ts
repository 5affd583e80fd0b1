import type { DatabaseSync } from 'node:sqlite';

export interface TurnLogRows {
  /** Nothing is kept of a turn that does not run (any more). @param turn its id */
  append(turn: string, kind: 'content' | 'thinking', text: string): void;
  /** All text of a turn so far. */
  read(row: number): { content: string; thinking: string };
  clear(row: number): void;
}

/** What a running turn says, as it comes: appending is cheap whatever its length, unlike writing the turn again. */
export function createTurnLogRows(db: DatabaseSync): TurnLogRows {
  const append = db.prepare(
    "INSERT INTO turn_log (turn, kind, text) SELECT row, ?, ? FROM turns WHERE id = ? AND state = 'running'",
  );
  const select = db.prepare('SELECT kind, text FROM turn_log WHERE turn = ? ORDER BY row');
  const clear = db.prepare('DELETE FROM turn_log WHERE turn = ?');
  return {
    append: (turn, kind, text) => void append.run(kind, text, turn),
    read(row) {
      const text = { content: '', thinking: '' };
      for (const piece of select.all(row) as { kind: 'content' | 'thinking'; text: string }[]) {
        text[piece.kind] += piece.text;
      }
      return text;
    },
    clear: (row) => void clear.run(row),
  };
}
