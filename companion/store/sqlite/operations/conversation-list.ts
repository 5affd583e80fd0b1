import type { DatabaseSync } from 'node:sqlite';
import type { ConversationSummary } from '../../../../protocol/conversation-requests.ts';
import { inOneLine } from '../../../prompts/in-one-line.ts';
import { clampLimit, readNumbers } from '../../rows/cursors.ts';
import { type ConversationColumns, toSummary } from '../../rows/stored-conversation.ts';
import { TITLE_CHARS } from '../../rows/title-chars.ts';
import type { ListRequest, SummaryPage } from '../../store.ts';
import { ARRANGED, toArranged } from './arranged.ts';
import { createDeletedMarks } from './deleted-marks.ts';
import { createFilterConditions, createStatements, timeConditions } from './filter-conditions.ts';

interface SummaryRow extends ConversationColumns {
  row: number;
  turns: number;
  running: number;
  archived: number;
  tags: string;
}

const SUMMARY = `SELECT c.row, c.id, c.title, c.pinned, c.created_at, c.used_at, ${ARRANGED},
  (SELECT count(*) FROM turns t WHERE t.conversation = c.row) AS turns,
  EXISTS (SELECT 1 FROM turns r WHERE r.conversation = c.row AND r.state = 'running') AS running
  FROM conversations c WHERE c.deleted_at IS NULL`;

/** Conversations as a whole: their titles, their order, and whether they exist. */
export function createConversationList(db: DatabaseSync) {
  const selectOne = db.prepare(`${SUMMARY} AND c.id = ?`);
  const filters = createFilterConditions(db);
  const statement = createStatements(db);
  const renameByPerson = db.prepare(
    "UPDATE conversations SET title = ?, title_source = 'person' WHERE id = ? AND deleted_at IS NULL",
  );
  const renameByModel = db.prepare(
    `UPDATE conversations SET title = ?, title_source = 'model'
     WHERE id = ? AND deleted_at IS NULL AND title_source <> 'person'`,
  );
  const pin = db.prepare('UPDATE conversations SET pinned = ? WHERE id = ? AND deleted_at IS NULL');
  const deleted = createDeletedMarks(db);
  const deletedUntil = db.prepare('SELECT id FROM conversations WHERE deleted_at <= ?');

  const countChatsOf = db.prepare(
    `SELECT count(DISTINCT t.conversation) AS chats FROM json_each(?) names
     JOIN turns t ON t.model = names.value JOIN conversations c ON c.row = t.conversation AND c.deleted_at IS NULL`,
  );

  function summary(id: string): ConversationSummary | undefined {
    const row = selectOne.get(id) as SummaryRow | undefined;
    return row && toSummary(row, toArranged(row));
  }

  return {
    summary,
    countChatsOf: (models: readonly string[]) => Number(countChatsOf.get(JSON.stringify(models))?.chats),
    list({ before, limit: asked, filter = {} }: ListRequest): SummaryPage {
      const limit = clampLimit(asked);
      const [pinned = 2, usedAt = 0, row = 0] = before === undefined ? [] : readNumbers(before, 3);
      const [is, used] = [filters.conditions(filter), timeConditions(filter, 'c.used_at')];
      const select = statement(
        `${SUMMARY}${is.sql}${used.sql} AND (c.pinned, c.used_at, c.row) < (?, ?, ?)
         ORDER BY c.pinned DESC, c.used_at DESC, c.row DESC LIMIT ?`,
      );
      const values = [...is.values, ...used.values, pinned, usedAt, row, limit + 1];
      const rows = select.all(...values) as unknown as SummaryRow[];
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      const next = rows.length > limit && last ? `${last.pinned}.${last.used_at}.${last.row}` : null;
      return { items: items.map((row) => toSummary(row, toArranged(row))), next };
    },
    rename(id: string, title: string, source: 'model' | 'person'): ConversationSummary | undefined {
      const line = inOneLine(title.slice(0, TITLE_CHARS));
      if (line !== '') (source === 'person' ? renameByPerson : renameByModel).run(line, id);
      return summary(id);
    },
    pin(id: string, isPinned: boolean): ConversationSummary | undefined {
      pin.run(isPinned ? 1 : 0, id);
      return summary(id);
    },
    markDeleted: deleted.mark,
    restore(id: string): ConversationSummary | undefined {
      deleted.unmark(id);
      return summary(id);
    },
    deletedUntil: (until: number): string[] => deletedUntil.all(until).map(({ id }) => String(id)),
  };
}
