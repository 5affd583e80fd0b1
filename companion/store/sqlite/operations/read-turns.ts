import type { DatabaseSync } from 'node:sqlite';
import type { TurnRecord } from '../../../../protocol/companion-messages.ts';
import { LIMITS } from '../../../../protocol/limits.ts';
import type { Exchange } from '../../../prompts/prompt.ts';
import { knownSources } from '../../../prompts/source.ts';
import { clampLimit, readRowCursor } from '../../rows/cursors.ts';
import { exchangeChars, HISTORY_CHARS } from '../../rows/history-chars.ts';
import { type RecordColumns, toTurnRecord } from '../../rows/stored-turn.ts';
import type { PageRequest, StoredHistory, StoredTurn, TurnPage } from '../../store.ts';
import { createSourceRows } from './source-rows.ts';

interface TurnRow extends RecordColumns {
  row: number;
}

const COLUMNS = `t.row, t.id, p.id AS parent_id, t.task, t.style, t.message, t.fingerprint, t.token, t.state, t.model, t.content,
  t.thinking, t.outline, t.terminal, t.asker FROM turns t LEFT JOIN turns p ON p.row = t.parent`;

export function createTurnReader(db: DatabaseSync) {
  const sources = createSourceRows(db);
  const selectConversation = db.prepare('SELECT row FROM conversations WHERE id = ? AND deleted_at IS NULL');
  const selectBefore = db.prepare(
    `SELECT ${COLUMNS} WHERE t.conversation = ? AND t.row < ? ORDER BY t.row DESC LIMIT ?`,
  );
  const selectTurn = db.prepare(
    `SELECT c.id AS conversation_id, ${COLUMNS} JOIN conversations c ON c.row = t.conversation
     WHERE t.id = ? AND c.deleted_at IS NULL`,
  );
  const selectExchange = db.prepare('SELECT row, id, message, content, parent, state FROM turns WHERE row = ?');
  const countChain = db.prepare(
    `WITH RECURSIVE chain (row) AS (
       SELECT ? UNION ALL SELECT t.parent FROM chain c JOIN turns t ON t.row = c.row WHERE t.parent IS NOT NULL
     ) SELECT count(*) AS n FROM chain`,
  );
  const selectModel = db.prepare(
    "SELECT model FROM turns WHERE conversation = ? AND model <> '' ORDER BY row DESC LIMIT 1",
  );
  const selectRow = db.prepare('SELECT row FROM turns WHERE id = ? AND conversation = ?');

  const toRecord = (row: TurnRow): TurnRecord => toTurnRecord(row, sources.receipts(row.row, row.message));

  function readPage(conversation: number, before: number, limit: number): TurnPage {
    const turns: TurnRecord[] = [];
    let chars = 0;
    let oldest = 0;
    // One more than is asked for shows whether there are any earlier.
    for (const row of selectBefore.iterate(conversation, before, limit + 1) as Iterable<unknown>) {
      const turn = row as TurnRow;
      chars += turn.message.length + turn.content.length + turn.thinking.length;
      if (turns.length === limit || (turns.length > 0 && chars > LIMITS.pageChars)) {
        return { turns: turns.reverse(), next: String(oldest) };
      }
      turns.push(toRecord(turn));
      oldest = turn.row;
    }
    return { turns: turns.reverse(), next: null };
  }

  return {
    turns(id: string, { before, limit }: PageRequest): TurnPage | undefined {
      const conversation = selectConversation.get(id)?.row;
      if (conversation === undefined) return undefined;
      return readPage(Number(conversation), readRowCursor(before), clampLimit(limit));
    },
    history(id: string, last: string | null): StoredHistory {
      const exchanges: Exchange[] = [];
      const turns: string[] = [];
      let leftOut = 0;
      let isOver = true;
      const conversation = selectConversation.get(id)?.row;
      if (conversation === undefined || last === null) return { exchanges, leftOut, turns, isOver };
      let chars = 0;
      // A parent's row is smaller than its children's, so the chain ends.
      let next = selectRow.get(last, Number(conversation))?.row ?? null;
      while (next !== null) {
        const row = selectExchange.get(next);
        if (row === undefined) break;
        const words = String(row.message);
        const known = knownSources(sources.read(Number(row.row), words));
        const exchange = { question: words, sources: known, answer: String(row.content) };
        chars += exchangeChars(exchange);
        if (exchanges.length > 0 && chars > HISTORY_CHARS) {
          leftOut = Number(countChain.get(next)?.n);
          break;
        }
        exchanges.push(exchange);
        turns.push(String(row.id));
        isOver &&= row.state !== 'running';
        next = row.parent ?? null;
      }
      return { exchanges: exchanges.reverse(), leftOut, turns: turns.reverse(), isOver };
    },
    lastModel(id: string): string | undefined {
      const conversation = selectConversation.get(id)?.row;
      const found = conversation === undefined ? undefined : selectModel.get(conversation);
      return found && String(found.model);
    },
    hasBlob: sources.hasBlob,
    blob: sources.blob,
    findTurn(id: string): StoredTurn | undefined {
      const row = selectTurn.get(id) as (TurnRow & { conversation_id: string }) | undefined;
      if (row === undefined) return undefined;
      const { conversation_id: conversation, fingerprint, token } = row;
      return { conversation, record: toRecord(row), fingerprint, token };
    },
  };
}
