import type { DatabaseSync } from 'node:sqlite';
import type { Change } from '../../../../protocol/chat-changes.ts';
import { foldTag } from '../../../../protocol/chat-filter.ts';
import { LIMITS } from '../../../../protocol/limits.ts';
import { turnBack } from '../../rows/turned-site.ts';
import type { FilterNames } from '../../store.ts';
import { inTransaction } from '../database/transaction.ts';
import { createDeletedMarks } from './deleted-marks.ts';

/** Changes of many conversations at once, and what conversations can be filtered by. */
export function createChatChanger(db: DatabaseSync) {
  const isThere = 'SELECT row FROM conversations WHERE id = ? AND deleted_at IS NULL';
  const archive = db.prepare(
    'UPDATE conversations SET archived = ? WHERE id = ? AND archived = ? AND deleted_at IS NULL',
  );
  const addTag = db.prepare(
    `INSERT OR IGNORE INTO tags (conversation, folded, tag) SELECT c.row, ?, ? FROM (${isThere}) c
     WHERE (SELECT count(*) FROM tags WHERE conversation = c.row) < ${LIMITS.chatTags}`,
  );
  const dropTag = db.prepare(`DELETE FROM tags WHERE folded = ? AND conversation = (${isThere})`);
  const deleted = createDeletedMarks(db);

  const countTags = db.prepare(
    `SELECT min(g.tag) AS name, count(*) AS chats FROM tags g JOIN conversations c ON c.row = g.conversation
     WHERE c.deleted_at IS NULL GROUP BY g.folded ORDER BY chats DESC, name LIMIT ${LIMITS.filterNames}`,
  );
  const countModels = db.prepare(
    `SELECT model AS name, count(DISTINCT conversation) AS chats FROM turns INDEXED BY turns_of_model
     WHERE model <> '' GROUP BY model ORDER BY chats DESC, name LIMIT ${LIMITS.filterNames}`,
  );
  const countSites = db.prepare(
    `SELECT site AS name, count(DISTINCT conversation) AS chats FROM pages
     GROUP BY site ORDER BY chats DESC, name LIMIT ${LIMITS.filterNames}`,
  );

  /** Whether something is different now. */
  function change(id: string, what: Change, at: number, tag: string): boolean {
    switch (what) {
      case 'archive':
        return archive.run(1, id, 0).changes > 0;
      case 'unarchive':
        return archive.run(0, id, 1).changes > 0;
      case 'tag':
        return addTag.run(foldTag(tag), tag, id).changes > 0;
      case 'untag':
        return dropTag.run(foldTag(tag), id).changes > 0;
      case 'delete':
        return deleted.mark(id, at);
      case 'restore':
        return deleted.unmark(id);
    }
  }

  function named(rows: readonly Record<string, unknown>[]) {
    return rows.map(({ name, chats }) => ({ name: String(name), chats: Number(chats) }));
  }

  return {
    /** Those that are different now. @param at milliseconds since 1970 */
    changeChats: (ids: readonly string[], what: Change, at: number, tag: string): string[] =>
      inTransaction(db, () => ids.filter((id) => change(id, what, at, tag))),
    filterNames: (): FilterNames => ({
      tags: named(countTags.all()),
      models: named(countModels.all()),
      sites: named(countSites.all()).map(({ name, chats }) => ({ name: turnBack(name), chats })),
    }),
  };
}
