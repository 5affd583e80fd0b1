import type { DatabaseSync } from 'node:sqlite';
import { toHash } from '../../../prompts/source.ts';
import { FROM_ASIDE } from '../../exported-conversation.ts';
import type { IsShared } from './room-rows.ts';

/** What is read at once: this many turns, or as many as make this many UTF-16 units. */
const TURNS_AT_ONCE = 200;
const CHARS_AT_ONCE = 500_000;

/** Finds conversations that were imported before, and tells what they hold. */
export function createImportedRows(db: DatabaseSync, isShared: IsShared) {
  const select = db.prepare(
    `SELECT c.id FROM conversations c
     WHERE c.deleted_at IS NULL AND (c.id = ? OR c.row IN (SELECT conversation FROM imported WHERE came_from = ?))
     ORDER BY c.row`,
  );
  const selectTurns = db.prepare(
    `SELECT t.row, t.id, p.id AS parent_id, t.message, t.content FROM turns t LEFT JOIN turns p ON p.row = t.parent
     WHERE t.conversation = (SELECT row FROM conversations WHERE id = ?) AND t.row > ? ORDER BY t.row LIMIT ${TURNS_AT_ONCE}`,
  );

  return {
    /** Those that a person sees; one of our own may be the very one that was exported. */
    importedFrom(cameFrom: string): { id: string; isShared: boolean }[] {
      const own = cameFrom.startsWith(FROM_ASIDE) ? cameFrom.slice(FROM_ASIDE.length) : null;
      return select.all(own, cameFrom).map(({ id }) => ({ id: String(id), isShared: isShared(String(id)) }));
    },
    /** Hashes of what was asked and answered, in the next turns after a row; `last`: to go on after, null at the end. */
    saidAfter(conversation: string, after: number) {
      const turns: { turn: string; parent?: string; said: string }[] = [];
      let last: number | null = null;
      let chars = 0;
      for (const value of selectTurns.iterate(conversation, after)) {
        const [message, content] = [String(value.message), String(value.content)];
        const parent = value.parent_id === null ? {} : { parent: String(value.parent_id) };
        turns.push({ turn: String(value.id), ...parent, said: toHash(`${message}\0${content}`) });
        last = Number(value.row);
        chars += message.length + content.length;
        if (chars >= CHARS_AT_ONCE) break;
      }
      return { turns, last };
    },
  };
}
