import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../database/transaction.ts';

/** What is dropped at once: so many UTF-16 units or turns, or one turn more. */
const CHARS_AT_ONCE = 200_000;
const TURNS_AT_ONCE = 100;

/** Drops conversations for good, in pieces. */
export function createDropper(db: DatabaseSync) {
  // Marked as deleted long ago: a chat that is dropped in part can't be restored, and the next purge drops the rest.
  const doom = db.prepare('UPDATE conversations SET deleted_at = 0 WHERE id = ? AND deleted_at <= ? RETURNING row');
  // Beginning with the last: a turn must not outlive the turn that it follows.
  const selectTurns = db.prepare(
    `SELECT row, length(message) + length(content) + length(thinking) AS chars FROM turns
     WHERE conversation = ? ORDER BY row DESC LIMIT ${TURNS_AT_ONCE}`,
  );
  const dropTurn = db.prepare('DELETE FROM turns WHERE row = ?');
  const dropConversation = db.prepare('DELETE FROM conversations WHERE row = ?');

  return {
    /**
     * Drops some turns of a conversation, or the conversation once it has none. False when there is nothing left to drop,
     * or when it was not marked deleted up to `until` (any more).
     */
    dropSome: (id: string, until: number): boolean =>
      inTransaction(db, () => {
        const row = doom.get(id, until)?.row;
        if (row === undefined) return false;
        let chars = 0;
        let turns = 0;
        for (const turn of selectTurns.all(row) as { row: number; chars: number }[]) {
          dropTurn.run(turn.row);
          turns += 1;
          chars += turn.chars;
          if (chars >= CHARS_AT_ONCE) break;
        }
        if (turns === 0) dropConversation.run(row);
        return turns > 0;
      }),
  };
}
