import type { Change } from '../../../../protocol/chat-changes.ts';
import { foldTag } from '../../../../protocol/chat-filter.ts';
import { LIMITS } from '../../../../protocol/limits.ts';
import { turnBack } from '../../rows/turned-site.ts';
import type { FilterNames } from '../../store.ts';
import type { OperationContext } from './operation-context.ts';

/** Always in the same order, so that two changes of the same chats never wait for each other. */
const MEANT = `WITH meant AS (
  SELECT key, id FROM conversations WHERE person = $1 AND id = ANY($2::text[]) ORDER BY key FOR UPDATE
)`;
const CHANGES: Record<Exclude<Change, 'tag' | 'untag'>, string> = {
  archive: 'archived = 1 WHERE archived = 0 AND deleted_at IS NULL',
  unarchive: 'archived = 0 WHERE archived = 1 AND deleted_at IS NULL',
  delete: 'deleted_at = $3::bigint WHERE deleted_at IS NULL',
  restore: 'deleted_at = NULL WHERE deleted_at > 0 AND $3::bigint IS NOT NULL',
};

/** Changes of many conversations at once, and what conversations can be filtered by. */
export function createChatChanger({ db, person }: OperationContext) {
  function change(ids: readonly string[], what: Change, at: number, tag: string): Promise<{ id: string }[]> {
    const folded = foldTag(tag);
    switch (what) {
      case 'tag':
        return db.all(
          `${MEANT}, added AS (
             INSERT INTO tags (conversation, folded, tag)
             SELECT c.key, $3, $4 FROM meant m JOIN conversations c ON c.key = m.key AND c.deleted_at IS NULL
             WHERE (SELECT count(*) FROM tags g WHERE g.conversation = c.key) < ${LIMITS.chatTags}
             ON CONFLICT DO NOTHING RETURNING conversation
           ) SELECT id FROM meant JOIN added ON added.conversation = meant.key`,
          ...[person, ids],
          folded,
          tag,
        );
      case 'untag':
        return db.all(
          `${MEANT}, dropped AS (
             DELETE FROM tags g USING meant m, conversations c
             WHERE g.conversation = m.key AND c.key = m.key AND c.deleted_at IS NULL AND g.folded = $3
             RETURNING g.conversation
           ) SELECT id FROM meant JOIN dropped ON dropped.conversation = meant.key`,
          ...[person, ids],
          folded,
        );
      default: {
        const [set = '', condition = ''] = CHANGES[what].split(' WHERE ');
        const isDated = what === 'delete' || what === 'restore';
        return db.all(
          `${MEANT} UPDATE conversations c SET ${set} FROM meant m WHERE c.key = m.key AND ${condition} RETURNING c.id`,
          ...[person, ids],
          ...(isDated ? [at] : []),
        );
      }
    }
  }

  return {
    /** The conversations that are different now. */
    async changeChats(ids: readonly string[], what: Change, at: number, tag: string): Promise<string[]> {
      const changed = new Set((await change(ids, what, at, tag)).map(({ id }) => id));
      return ids.filter((id) => changed.delete(id));
    },
    async filterNames(): Promise<FilterNames> {
      // One after the other, so that a person takes one connection.
      const tags = await db.all<FilterNames['tags'][number]>(
        `SELECT min(g.tag) AS name, count(*) AS chats FROM tags g JOIN conversations c ON c.key = g.conversation
           WHERE c.person = $1 AND c.deleted_at IS NULL
           GROUP BY g.folded ORDER BY chats DESC, name LIMIT ${LIMITS.filterNames}`,
        person,
      );
      const models = await db.all<FilterNames['models'][number]>(
        `SELECT model AS name, count(DISTINCT conversation) AS chats FROM turns WHERE person = $1 AND model <> ''
           GROUP BY model ORDER BY chats DESC, name LIMIT ${LIMITS.filterNames}`,
        person,
      );
      const sites = await db.all<FilterNames['sites'][number]>(
        `SELECT p.site AS name, count(DISTINCT p.conversation) AS chats
           FROM pages p JOIN conversations c ON c.key = p.conversation WHERE c.person = $1
           GROUP BY p.site ORDER BY chats DESC, name LIMIT ${LIMITS.filterNames}`,
        person,
      );
      return { tags, models, sites: sites.map(({ name, chats }) => ({ name: turnBack(name), chats })) };
    },
  };
}
