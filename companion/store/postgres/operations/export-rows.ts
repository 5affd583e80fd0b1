import {
  countTurnChars,
  type ExportedConversation,
  type ExportedTurn,
  type TitleSource,
  toExportedPart,
} from '../../exported-conversation.ts';
import { readStoredAnswer, type StoredAnswer } from '../../rows/answer-outline.ts';
import { ARRANGED, toArranged } from './filter-conditions.ts';
import type { OperationContext } from './operation-context.ts';
import { readLog } from './turn-log-rows.ts';

/** What is read at once: this many turns, or as many as make this many UTF-16 units; so many of them with one query. */
const TURNS_AT_ONCE = 100;
const CHARS_AT_ONCE = 1_000_000;
const TURNS_A_QUERY = 10;

interface ExportRow extends StoredAnswer {
  key: number;
  place: number;
  id: string;
  parent_id: string | null;
  task: ExportedTurn['task'];
  style: NonNullable<ExportedTurn['style']>;
  message: string;
  model: string;
  terminal: string | null;
  asked_at: number;
  asker: string | null;
}

/** Reads everything piece by piece, oldest first; what was imported by when it began, not by when it came. */
export function createExportReader({ db, person, sources }: OperationContext) {
  async function toExported(row: ExportRow, question: ExportedTurn['question']): Promise<ExportedTurn> {
    const terminal = row.terminal === null ? null : JSON.parse(row.terminal);
    delete terminal?.turn;
    delete terminal?.seq;
    return {
      turn: row.id,
      parent: row.parent_id,
      task: row.task,
      ...(row.style !== '' && { style: row.style }),
      question,
      answer: terminal === null ? await readLog(db, row.key) : readStoredAnswer(row),
      model: row.model,
      terminal,
      askedAt: row.asked_at,
      ...(row.asker !== null && { asker: { name: row.asker } }),
    };
  }

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
      const found = await db.one<{
        id: string;
        title: string;
        title_source: TitleSource;
        pinned: number;
        created_at: number;
        used_at: number;
        parameters: string;
        archived: number;
        tags: string[];
      }>(
        `SELECT id, title, title_source, pinned, created_at, used_at, parameters, ${ARRANGED} FROM conversations c
         WHERE person = $1 AND deleted_at IS NULL AND key = $2`,
        person,
        key,
      );
      if (found === undefined) return undefined;
      return {
        id: found.id,
        title: found.title,
        titleSource: found.title_source,
        pinned: found.pinned === 1,
        createdAt: found.created_at,
        usedAt: found.used_at,
        ...toArranged(found),
        ...(found.parameters !== '{}' && { parameters: JSON.parse(found.parameters) }),
      };
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
          const turn = await toExported(row, (asked.get(row.key) ?? []).map(toExportedPart));
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
