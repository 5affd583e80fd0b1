import {
  countTurnChars,
  type ExportedConversation,
  type ExportedTurn,
  toExportedPart,
} from '../../exported-conversation.ts';
import { type ExportedConversationColumns, toExportedConversation } from '../../rows/stored-conversation.ts';
import { type ExportColumns, toExportedTurn } from '../../rows/stored-turn.ts';
import { ARRANGED, toArranged } from './filter-conditions.ts';
import type { OperationContext } from './operation-context.ts';
import { readLog } from './turn-log-rows.ts';

/** How much is read at once: this many turns, or this many UTF-16 units; and how many turns one query reads. */
const TURNS_AT_ONCE = 100;
const CHARS_AT_ONCE = 1_000_000;
const TURNS_A_QUERY = 10;

interface ExportRow extends ExportColumns {
  key: number;
  place: number;
}

/** Reads everything piece by piece, oldest first. Imported chats are ordered by when they began, not by when they were imported. */
export function createExportReader({ db, person, sources }: OperationContext) {
  return {
    async countTurns(ids: readonly string[] | null): Promise<number> {
      const row = await db.one<{ n: number }>(
        `SELECT count(*) AS n FROM turns t JOIN conversations c ON c.key = t.conversation
         WHERE c.person = $1 AND c.deleted_at IS NULL AND ($2::text[] IS NULL OR c.id = ANY($2::text[]))`,
        person,
        ids,
      );
      return row?.n ?? 0;
    },
    async exportedRows(ids: readonly string[] | null): Promise<number[]> {
      const rows = await db.all<{ key: number }>(
        `SELECT key FROM conversations WHERE person = $1 AND deleted_at IS NULL AND ($2::text[] IS NULL OR id = ANY($2::text[]))
         ORDER BY created_at, key`,
        person,
        ids,
      );
      return rows.map(({ key }) => key);
    },
    async exportedConversation(key: number): Promise<ExportedConversation | undefined> {
      const found = await db.one<ExportedConversationColumns & { archived: number; tags: string[] }>(
        `SELECT id, title, title_source, pinned, created_at, used_at, parameters, ${ARRANGED} FROM conversations c
         WHERE person = $1 AND deleted_at IS NULL AND key = $2`,
        person,
        key,
      );
      return found && toExportedConversation(found, toArranged(found));
    },
    async nextExportedTurns(
      conversation: number,
      after: number,
    ): Promise<{ turns: ExportedTurn[]; last: number | null }> {
      const turns: ExportedTurn[] = [];
      let chars = 0;
      let last: number | null = null;
      while (turns.length < TURNS_AT_ONCE && chars < CHARS_AT_ONCE) {
        const rows: ExportRow[] = await db.all<ExportRow>(
          `WITH next AS (
             SELECT key, place, octet_length(message) + octet_length(content) + octet_length(thinking) AS bytes FROM turns
             WHERE person = $1 AND conversation = $2 AND place > $3 ORDER BY place LIMIT ${TURNS_A_QUERY}
           ), sized AS (
             SELECT key, sum(bytes) OVER (ORDER BY place) - bytes AS before FROM next
           )
           SELECT t.key, t.place, t.id, p.id AS parent_id, t.task, t.style, t.message, t.content, t.thinking, t.outline,
             t.model, t.terminal, t.asked_at, t.asker
           FROM sized s JOIN turns t ON t.key = s.key LEFT JOIN turns p ON p.key = t.parent
           WHERE s.before < $4 ORDER BY t.place`,
          person,
          conversation,
          last ?? after,
          CHARS_AT_ONCE - chars,
        );
        const asked = rows.length === 0 ? new Map() : await sources.read(rows);
        for (const row of rows) {
          const said = row.terminal === null ? await readLog(db, row.key) : undefined;
          const turn = toExportedTurn(row, (asked.get(row.key) ?? []).map(toExportedPart), said);
          turns.push(turn);
          chars += countTurnChars(turn);
          last = row.place;
          if (chars >= CHARS_AT_ONCE) break;
        }
        if (rows.length === 0) break;
      }
      return { turns, last };
    },
  };
}
