import type { DatabaseSync } from 'node:sqlite';
import type { KeptNote } from '../../note-store.ts';
import type { NoteBounds } from '../../steps/operations.ts';
import { inTransaction } from '../database/transaction.ts';

/** Notes on long texts. Times are milliseconds since 1970. */
export function createNoteRows(db: DatabaseSync) {
  const select = db.prepare(
    `SELECT text FROM notes JOIN conversations c ON c.row = conversation
     WHERE key = ? AND written_at > ? AND c.deleted_at IS NULL`,
  );
  const selectConversation = db.prepare('SELECT row FROM conversations WHERE id = ? AND deleted_at IS NULL');
  const write = db.prepare(
    'INSERT OR REPLACE INTO notes (key, conversation, written_at, chars, text) VALUES (?, ?, ?, ?, ?)',
  );
  const dropOld = db.prepare('DELETE FROM notes WHERE written_at <= ?');
  const sumSizes = db.prepare('SELECT sum(chars) AS chars FROM notes');
  const dropOldest = db.prepare(
    `DELETE FROM notes WHERE rowid = (SELECT rowid FROM notes ORDER BY written_at, rowid LIMIT 1) RETURNING chars`,
  );

  function dropExcess(maxChars: number): void {
    let chars = Number(sumSizes.get()?.chars);
    while (chars > maxChars) chars -= Number(dropOldest.get()?.chars);
  }

  return {
    findNote(key: string, at: number, keepMs: number): string | undefined {
      const text = select.get(key, at - keepMs)?.text;
      return text === undefined ? undefined : String(text);
    },
    keepNote: ({ key, text, conversation }: KeptNote, at: number, { maxChars, keepMs }: NoteBounds): void =>
      inTransaction(db, () => {
        const row = selectConversation.get(conversation)?.row;
        if (row === undefined) return;
        write.run(key, row, at, text.length, text);
        dropOld.run(at - keepMs);
        dropExcess(maxChars);
      }),
  };
}
