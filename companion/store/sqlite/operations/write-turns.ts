import type { DatabaseSync } from 'node:sqlite';
import { toReceipt } from '../../../../protocol/attachment.ts';
import { firstWordsTitle } from '../../first-words-title.ts';
import type { AskedTurn, SaidText, TurnEnding } from '../../store.ts';
import { StoreError } from '../../store-error.ts';
import { toStoredAnswer } from '../database/answer-outline.ts';
import { inTransaction } from '../database/transaction.ts';
import { createTurnLogRows } from '../database/turn-log-rows.ts';
import { createSourceRows } from './source-rows.ts';
import { createRowFinder } from './turn-rows.ts';

/** Turns as they are asked, answered and ended. Times are milliseconds since 1970. */
export function createTurnWriter(db: DatabaseSync) {
  const selectConversation = db.prepare('SELECT row, deleted_at FROM conversations WHERE id = ?');
  const selectParent = db.prepare('SELECT row FROM turns WHERE id = ? AND conversation = ?');
  const selectTurn = db.prepare('SELECT row, conversation FROM turns WHERE id = ?');
  const insertConversation = db.prepare(
    `INSERT INTO conversations (id, title, title_source, pinned, created_at, used_at)
     VALUES (?, ?, 'question', 0, ?, ?) RETURNING row`,
  );
  const insertTurn = db.prepare(
    `INSERT INTO turns (row, id, conversation, parent, task, message, receipts, fingerprint, state, model, content, thinking, asked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'running', '', '', '', ?)`,
  );
  const sources = createSourceRows(db);
  const use = db.prepare('UPDATE conversations SET used_at = max(used_at, ?) WHERE row = ?');
  const end = db.prepare(
    'UPDATE turns SET state = ?, model = ?, content = ?, thinking = ?, outline = ?, terminal = ? WHERE row = ?',
  );
  const selectOtherAnswer = db.prepare(
    "SELECT 1 FROM turns WHERE conversation = ? AND state = 'done' AND row <> ? LIMIT 1",
  );
  const log = createTurnLogRows(db);
  const findRow = createRowFinder(db);

  function add(asked: AskedTurn, at: number): boolean {
    const { turn, parent, task, message, attachments, fingerprint = '' } = asked;
    if (selectTurn.get(turn)) {
      throw new StoreError('conflict', 'This id is in use for another question.', 'Ask with a new id.');
    }
    const known = selectConversation.get(asked.conversation);
    if (known && known.deleted_at !== null) return false;
    const conversation = known ? Number(known.row) : undefined;
    const parentRow =
      parent === null || conversation === undefined ? undefined : selectParent.get(parent, conversation)?.row;
    if (parent !== null && parentRow === undefined) return false;
    const conversationRow =
      conversation ?? Number(insertConversation.get(asked.conversation, firstWordsTitle(asked), at, at)?.row);
    const row = findRow(conversationRow, at);
    const receipts = JSON.stringify(attachments.map(toReceipt));
    insertTurn.run(row, turn, conversationRow, parentRow ?? null, task, message, receipts, fingerprint, at);
    sources.write(row, attachments);
    use.run(at, conversationRow);
    return true;
  }

  function finish(ending: TurnEnding, at: number): boolean {
    const { turn, model, parts, terminal } = ending;
    const known = selectTurn.get(turn) as { row: number; conversation: number } | undefined;
    if (known === undefined) throw gone();
    const { content, thinking, outline } = toStoredAnswer(parts);
    end.run(terminal.type, model, content, thinking, outline, JSON.stringify(terminal), known.row);
    log.clear(known.row);
    use.run(at, known.conversation);
    return terminal.type === 'done' && selectOtherAnswer.get(known.conversation, known.row) === undefined;
  }

  return {
    add: (asked: AskedTurn, at: number): boolean => inTransaction(db, () => add(asked, at)),
    appendTexts: (texts: readonly SaidText[]): void =>
      inTransaction(db, () => {
        for (const text of texts) log.append(text);
      }),
    finish: (ending: TurnEnding, at: number): boolean => inTransaction(db, () => finish(ending, at)),
  };
}

function gone(): StoreError {
  return new StoreError('gone', 'This turn is not stored, or not any more.', 'Ask again.');
}
