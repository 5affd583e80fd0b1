import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Attachment } from '../../../protocol/attachment.ts';
import type { TurnRecord } from '../../../protocol/companion-messages.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import type { History, PageRequest, TurnPage } from '../../conversations/conversation-store.ts';
import type { StoredTurn } from '../../conversations/stored-conversations.ts';
import type { Exchange } from '../../prompts/prompt.ts';
import { readStoredAnswer, type StoredAnswer } from '../database/answer-outline.ts';
import { clampLimit, readRowCursor } from './cursors.ts';

/**
 * What is read for a model ends before it would be longer than this many UTF-16 units, but one exchange is always read.
 * A million tokens of English: several times the context of models that run on one machine.
 */
const HISTORY_CHARS = 4_000_000;

interface TurnRow extends StoredAnswer {
  row: number;
  id: string;
  parent_id: string | null;
  task: TurnRecord['task'];
  message: string;
  receipts: string;
  fingerprint: string;
  state: TurnRecord['state'];
  model: string;
  terminal: string | null;
}

const COLUMNS = `t.row, t.id, p.id AS parent_id, t.task, t.message, t.receipts, t.fingerprint, t.state, t.model, t.content,
  t.thinking, t.outline, t.terminal FROM turns t LEFT JOIN turns p ON p.row = t.parent`;

export function createTurnReader(db: DatabaseSync) {
  const selectConversation = db.prepare('SELECT row FROM conversations WHERE id = ? AND deleted_at IS NULL');
  const selectBefore = db.prepare(
    `SELECT ${COLUMNS} WHERE t.conversation = ? AND t.row < ? ORDER BY t.row DESC LIMIT ?`,
  );
  const selectTurn = db.prepare(
    `SELECT c.id AS conversation_id, ${COLUMNS} JOIN conversations c ON c.row = t.conversation
     WHERE t.id = ? AND c.deleted_at IS NULL`,
  );
  const selectExchange = db.prepare(
    `SELECT t.message, t.content, t.parent, a.content AS attachments
     FROM turns t LEFT JOIN attachments a ON a.turn = t.row WHERE t.row = ?`,
  );
  const selectAttachments = db.prepare(
    `SELECT a.content AS attachments FROM turns t JOIN conversations c ON c.row = t.conversation
     LEFT JOIN attachments a ON a.turn = t.row WHERE t.id = ? AND c.id = ? AND c.deleted_at IS NULL`,
  );
  const countChain = db.prepare(
    `WITH RECURSIVE chain (row) AS (
       SELECT ? UNION ALL SELECT t.parent FROM chain c JOIN turns t ON t.row = c.row WHERE t.parent IS NOT NULL
     ) SELECT count(*) AS n FROM chain`,
  );
  const selectRow = db.prepare('SELECT row FROM turns WHERE id = ? AND conversation = ?');

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
    attachments(id: string, turn: string): Attachment[] | undefined {
      const row = selectAttachments.get(turn, id);
      return row && readAttachments(row.attachments);
    },
    history(id: string, last: string | null): History {
      const exchanges: Exchange[] = [];
      let leftOut = 0;
      const conversation = selectConversation.get(id)?.row;
      if (conversation === undefined || last === null) return { exchanges, leftOut };
      let chars = 0;
      // A parent's row is smaller than its children's, so the chain ends.
      let next = selectRow.get(last, Number(conversation))?.row ?? null;
      while (next !== null) {
        const row = selectExchange.get(next);
        if (row === undefined) break;
        chars += toChars(row);
        if (exchanges.length > 0 && chars > HISTORY_CHARS) {
          leftOut = Number(countChain.get(next)?.n);
          break;
        }
        const attachments = readAttachments(row.attachments);
        exchanges.push({ question: String(row.message), attachments, answer: String(row.content) });
        next = row.parent ?? null;
      }
      return { exchanges: exchanges.reverse(), leftOut };
    },
    findTurn(id: string): StoredTurn | undefined {
      const row = selectTurn.get(id) as (TurnRow & { conversation_id: string }) | undefined;
      if (row === undefined) return undefined;
      return { conversation: row.conversation_id, record: toRecord(row), fingerprint: row.fingerprint };
    },
  };
}

/** @param column of the table of attachments, which has no row for a turn without any */
function readAttachments(column: unknown): Attachment[] {
  return typeof column === 'string' ? JSON.parse(column) : [];
}

function toChars({ message, content, attachments }: Record<string, SQLOutputValue>): number {
  return [message, content, attachments].reduce<number>((sum, text) => sum + String(text ?? '').length, 0);
}

function toRecord(row: TurnRow): TurnRecord {
  return {
    turn: row.id,
    parent: row.parent_id,
    task: row.task,
    message: row.message,
    receipts: JSON.parse(row.receipts),
    state: row.state,
    answer: readStoredAnswer(row),
    model: row.model,
    terminal: row.terminal === null ? null : JSON.parse(row.terminal),
  };
}
