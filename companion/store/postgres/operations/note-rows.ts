import type { KeptNote } from '../../note-store.ts';
import type { NoteBounds } from '../../steps/operations.ts';
import type { OperationContext } from './operation-context.ts';

/** Notes on long texts. */
export function createNoteRows({ db, person }: OperationContext) {
  return {
    async findNote(key: string, at: number, keepMs: number): Promise<string | undefined> {
      const row = await db.one<{ text: string }>(
        `SELECT n.text FROM notes n JOIN conversations c ON c.key = n.conversation
         WHERE n.person = $1 AND n.key = $2 AND n.written_at > $3 AND c.deleted_at IS NULL`,
        person,
        key,
        at - keepMs,
      );
      return row?.text;
    },
    keepNote: ({ key, text, conversation }: KeptNote, at: number, { maxChars, keepMs }: NoteBounds): Promise<void> =>
      db.transaction(async (queries) => {
        const kept = await queries.run(
          `INSERT INTO notes (person, key, conversation, written_at, chars, text)
           SELECT $1, $2, c.key, $4, $5, $6 FROM conversations c WHERE c.person = $1 AND c.id = $3 AND c.deleted_at IS NULL
           ON CONFLICT (person, key) DO UPDATE SET conversation = excluded.conversation, written_at = excluded.written_at,
             chars = excluded.chars, text = excluded.text, number = DEFAULT`,
          ...[person, key, conversation, at, text.length, text],
        );
        if (kept === 0) return;
        await queries.run('DELETE FROM notes WHERE person = $1 AND written_at <= $2', person, at - keepMs);
        // The oldest are dropped until the rest is small enough.
        await queries.run(
          `DELETE FROM notes n USING (
             SELECT key, sum(chars) OVER (ORDER BY written_at DESC, number DESC) AS chars FROM notes WHERE person = $1
           ) s WHERE n.person = $1 AND n.key = s.key AND s.chars > $2`,
          person,
          maxChars,
        );
      }),
  };
}
