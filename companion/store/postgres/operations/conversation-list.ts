import type { ConversationSummary } from '../../../../protocol/conversation-requests.ts';
import { inOneLine } from '../../../prompts/in-one-line.ts';
import { clampLimit, readNumbers } from '../../rows/cursors.ts';
import { type ConversationColumns, toSummary } from '../../rows/stored-conversation.ts';
import { TITLE_CHARS } from '../../rows/title-chars.ts';
import type { ListRequest, SummaryPage } from '../../store.ts';
import { toSearchWords } from '../database/search-words.ts';
import { createValues } from '../database/sessions.ts';
import { ARRANGED, createFilterConditions, timeConditions, toArranged } from './filter-conditions.ts';
import { createHoldings } from './holdings.ts';
import type { OperationContext } from './operation-context.ts';

/** A place in the list names its conversation by its id: rows are numbered for all persons together. */
function readPlace(before: string | undefined): [pinned: number, usedAt: number, conversation: string] {
  if (before === undefined) return [2, 0, ''];
  const [numbers, conversation] = before.split(/\.(?=[^.]*$)/);
  const [pinned = 2, usedAt = 0] = readNumbers(numbers ?? '', 2);
  return [pinned, usedAt, conversation ?? ''];
}

interface SummaryRow extends ConversationColumns {
  key: number;
  turns: number;
  running: boolean;
  archived: number;
  tags: string[];
}

const SUMMARY = `SELECT c.key, c.id, c.title, c.pinned, c.created_at, c.used_at, ${ARRANGED},
  (SELECT count(*) FROM turns t WHERE t.conversation = c.key) AS turns,
  EXISTS (SELECT 1 FROM turns r WHERE r.conversation = c.key AND r.state = 'running') AS running
  FROM conversations c WHERE c.deleted_at IS NULL`;

/** Conversations as a whole: their titles, their order, and whether they exist. */
export function createConversationList(context: OperationContext) {
  const { db, person, mark } = context;
  const filters = createFilterConditions(context);

  async function summary(id: string): Promise<ConversationSummary | undefined> {
    const row = await db.one<SummaryRow>(`${SUMMARY} AND c.person = $1 AND c.id = $2`, person, id);
    return row && toSummary(row, toArranged(row));
  }

  return {
    summary,
    async countChatsOf(models: readonly string[]): Promise<number> {
      const row = await db.one<{ chats: number }>(
        `SELECT count(DISTINCT t.conversation) AS chats FROM turns t
         JOIN conversations c ON c.key = t.conversation AND c.deleted_at IS NULL
         WHERE t.person = $1 AND t.model = ANY($2::text[])`,
        person,
        models,
      );
      return row?.chats ?? 0;
    },
    async list({ before, limit: asked, filter = {} }: ListRequest): Promise<SummaryPage> {
      const limit = clampLimit(asked);
      const [pinned, usedAt, last] = readPlace(before);
      const { values, add } = createValues();
      const is = await filters.conditions(filter, add);
      const used = timeConditions(filter, 'c.used_at', add);
      const rows = await db.all<SummaryRow>(
        `${SUMMARY} AND c.person = ${add(person)}${is}${used}
         AND (c.pinned, c.used_at, c.key) < (${add(pinned)}::smallint, ${add(usedAt)}::bigint,
           coalesce((SELECT l.key FROM conversations l WHERE l.person = ${add(person)} AND l.id = ${add(last)}), 0))
         ORDER BY c.pinned DESC, c.used_at DESC, c.key DESC LIMIT ${add(limit + 1)}`,
        ...values,
      );
      const items = rows.slice(0, limit);
      const end = items.at(-1);
      const next = rows.length > limit && end ? `${end.pinned}.${end.used_at}.${end.id}` : null;
      return { items: items.map((row) => toSummary(row, toArranged(row))), next };
    },
    async rename(id: string, title: string, source: 'model' | 'person'): Promise<ConversationSummary | undefined> {
      const line = inOneLine(title.slice(0, TITLE_CHARS));
      if (line !== '') {
        const [words = []] = await toSearchWords([line], mark);
        await db.run(
          `UPDATE conversations SET title = $3, title_source = $4, words = array_to_tsvector($5::text[])
           WHERE person = $1 AND id = $2 AND deleted_at IS NULL AND ($4 = 'person' OR title_source <> 'person')`,
          ...[person, id, line, source],
          words,
        );
      }
      return summary(id);
    },
    async pin(id: string, isPinned: boolean): Promise<ConversationSummary | undefined> {
      await db.run(
        'UPDATE conversations SET pinned = $3 WHERE person = $1 AND id = $2 AND deleted_at IS NULL',
        person,
        id,
        isPinned ? 1 : 0,
      );
      return summary(id);
    },
    async markDeleted(id: string, at: number): Promise<boolean> {
      const changed = await db.run(
        'UPDATE conversations SET deleted_at = $3 WHERE person = $1 AND id = $2 AND deleted_at IS NULL',
        person,
        id,
        at,
      );
      return changed > 0;
    },
    async restore(id: string): Promise<ConversationSummary | undefined> {
      await db.run(
        'UPDATE conversations SET deleted_at = NULL WHERE person = $1 AND id = $2 AND deleted_at > 0',
        person,
        id,
      );
      return summary(id);
    },
    async deletedUntil(until: number): Promise<string[]> {
      const rows = await db.all<{ id: string }>(
        'SELECT id FROM conversations WHERE person = $1 AND deleted_at <= $2',
        person,
        until,
      );
      return rows.map(({ id }) => id);
    },
    async allConversations(): Promise<string[]> {
      const rows = await db.all<{ id: string }>(
        'SELECT id FROM conversations WHERE person = $1 AND deleted_at IS NULL',
        person,
      );
      return rows.map(({ id }) => id);
    },
    holdings: createHoldings(context),
  };
}
