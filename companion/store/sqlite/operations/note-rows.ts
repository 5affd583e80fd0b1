import type { DatabaseSync } from 'node:sqlite';
import type { KeptNote } from '../../note-store.ts';
import { inTransaction } from '../database/transaction.ts';

/** How much is kept: UTF-16 units of all notes, and milliseconds of each. */
export interface NoteBounds {
  maxChars: number;
  keepMs: number;
}

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
  const selectSizes = db.prepare('SELECT key, chars FROM notes ORDER BY written_at DESC, rowid DESC');
  const drop = db.prepare('DELETE FROM notes WHERE key = ?');

  /** Only a few thousand are ever there. */
  function dropExcess(maxChars: number): void {
    let chars = 0;
    for (const { key, chars: own } of selectSizes.all() as { key: string; chars: number }[]) {
      chars += own;
      if (chars > maxChars) drop.run(key);
    }
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
