import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../database/transaction.ts';

/**
 * Changes the order of questions that were not answered yet, and takes some back. A turn's row is its place in its
 * conversation and larger than its parent's. So turns change rows, and the rows go on following each other as they did.
 */
export function createWaitingRows(db: DatabaseSync) {
  const selectWaiting = db.prepare(
    `SELECT t.row, t.parent, t.message FROM turns t JOIN conversations c ON c.row = t.conversation
     WHERE t.id = ? AND c.id = ? AND t.state = 'running'`,
  );
  // The search index follows the words: no row has any while it changes.
  const setMessage = db.prepare('UPDATE turns SET message = ? WHERE row = ?');
  const moves = ['UPDATE turns SET row = ?', 'UPDATE sources SET turn = ?', 'UPDATE turn_log SET turn = ?'].map(
    (update) => db.prepare(`${update} WHERE ${update.includes('row') ? 'row' : 'turn'} = ?`),
  );
  const setParent = db.prepare('UPDATE turns SET parent = ? WHERE row = ?');
  const selectUnanswered = db.prepare(
    "SELECT row, parent FROM turns WHERE id = ? AND state = 'cancelled' AND content = ''",
  );
  const followInstead = db.prepare('UPDATE turns SET parent = ? WHERE parent = ?');
  const drop = db.prepare('DELETE FROM turns WHERE row = ?');

  function move(from: number, to: number): void {
    for (const update of moves) update.run(to, from);
  }

  function arrange(conversation: string, turns: readonly string[]): boolean {
    const found = turns.flatMap((turn) => (selectWaiting.get(turn, conversation) as WaitingRow | undefined) ?? []);
    const line = found.toSorted((a, b) => a.row - b.row);
    const isLine = line.every(({ parent }, index) => index === 0 || parent === line[index - 1]?.row);
    if (found.length < turns.length || !isLine) return false;
    db.exec('PRAGMA defer_foreign_keys = ON');
    for (const { row } of found) setMessage.run('', row);
    for (const { row } of found) move(row, -row);
    for (const [index, { row, message }] of found.entries()) {
      const place = line[index] as WaitingRow;
      move(-row, place.row);
      setParent.run(place.parent, place.row);
      setMessage.run(message, place.row);
    }
    return true;
  }

  function withdraw(turn: string): boolean {
    const found = selectUnanswered.get(turn);
    if (found === undefined) return false;
    followInstead.run(found.parent ?? null, found.row ?? null);
    drop.run(found.row ?? null);
    return true;
  }

  return {
    arrange: (conversation: string, turns: readonly string[]) => inTransaction(db, () => arrange(conversation, turns)),
    withdraw: (turn: string) => inTransaction(db, () => withdraw(turn)),
  };
}

interface WaitingRow {
  row: number;
  parent: number | null;
  message: string;
}
