import type { DatabaseSync } from 'node:sqlite';
import {
  countTurnChars,
  type ExportedConversation,
  type ExportedTurn,
  toExportedPart,
} from '../../exported-conversation.ts';
import { type ExportedConversationColumns, toExportedConversation } from '../../rows/stored-conversation.ts';
import { type ExportColumns, toExportedTurn } from '../../rows/stored-turn.ts';
import { createTurnLogRows } from '../database/turn-log-rows.ts';
import { ARRANGED, toArranged } from './arranged.ts';
import { createSourceRows } from './source-rows.ts';

/** What is read at once: this many turns, or as many as make this many UTF-16 units. */
const TURNS_AT_ONCE = 100;
const CHARS_AT_ONCE = 1_000_000;

interface ExportRow extends ExportColumns {
  row: number;
}

/** Reads everything piece by piece, oldest first. Imported chats are ordered by when they began, not by when they were imported. */
export function createExportReader(db: DatabaseSync) {
  const selectRows = db.prepare(
    `SELECT row FROM conversations WHERE deleted_at IS NULL AND (? IS NULL OR id IN (SELECT value FROM json_each(?)))
     ORDER BY created_at, row`,
  );
  const countTurns = db.prepare(
    `SELECT count(*) AS n FROM turns t JOIN conversations c ON c.row = t.conversation
     WHERE c.deleted_at IS NULL AND (? IS NULL OR c.id IN (SELECT value FROM json_each(?)))`,
  );
  const selectConversation = db.prepare(
    `SELECT id, title, title_source, pinned, created_at, used_at, parameters, ${ARRANGED} FROM conversations c
     WHERE deleted_at IS NULL AND row = ?`,
  );
  const selectTurns = db.prepare(
    `SELECT t.row, t.id, p.id AS parent_id, t.task, t.style, t.message, t.content, t.thinking, t.outline, t.model,
       t.terminal, t.asked_at, t.asker
     FROM turns t LEFT JOIN turns p ON p.row = t.parent
     WHERE t.conversation = ? AND t.row > ? ORDER BY t.row LIMIT ${TURNS_AT_ONCE}`,
  );
  const log = createTurnLogRows(db);
  const sources = createSourceRows(db);

  return {
    /** Of all conversations, or of those with these ids. */
    countTurns: (ids: readonly string[] | null): number => Number(countTurns.get(toJson(ids), toJson(ids))?.n),
    exportedRows: (ids: readonly string[] | null): number[] =>
      selectRows.all(toJson(ids), toJson(ids)).map(({ row }) => Number(row)),
    /** Undefined when it was deleted meanwhile. */
    exportedConversation(row: number): ExportedConversation | undefined {
      const found = selectConversation.get(row) as
        | (ExportedConversationColumns & { archived: number; tags: string })
        | undefined;
      return found && toExportedConversation(found, toArranged(found));
    },
    /** The next turns after a row, and the row to go on after; null at the end. */
    nextExportedTurns(conversation: number, after: number): { turns: ExportedTurn[]; last: number | null } {
      const turns: ExportedTurn[] = [];
      let chars = 0;
      let last: number | null = null;
      for (const value of selectTurns.iterate(conversation, after) as Iterable<unknown>) {
        const row = value as ExportRow;
        const said = row.terminal === null ? log.read(row.row) : undefined;
        const turn = toExportedTurn(row, sources.read(row.row, row.message).map(toExportedPart), said);
        turns.push(turn);
        last = row.row;
        chars += countTurnChars(turn);
        if (chars >= CHARS_AT_ONCE) break;
      }
      return { turns, last };
    },
  };
}

function toJson(ids: readonly string[] | null): string | null {
  return ids && JSON.stringify(ids);
}
