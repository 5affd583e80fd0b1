import type { DatabaseSync } from 'node:sqlite';
import type { AnswerPart } from '../../../../protocol/parts.ts';
import { questionText } from '../../../../protocol/question-parts.ts';
import type { TerminalEvent } from '../../../../protocol/turn-events.ts';
import { firstWordsTitle } from '../../first-words-title.ts';
import { toStoredAnswer } from '../../rows/answer-outline.ts';
import { toInterrupted } from '../../rows/interrupted.ts';
import { withMoreText } from '../../rows/said-parts.ts';
import type { AskedTurn, RunningTurn, SaidText, TurnEnding } from '../../store.ts';
import { StoreError } from '../../store-error.ts';
import { inTransaction } from '../database/transaction.ts';
import { createTurnLogRows } from '../database/turn-log-rows.ts';
import { createSourceRows } from './source-rows.ts';
import { createRowFinder } from './turn-rows.ts';

/** Turns as they are asked, answered and ended. Times are milliseconds since 1970. */
export function createTurnWriter(db: DatabaseSync) {
  const selectConversation = db.prepare('SELECT row, deleted_at FROM conversations WHERE id = ?');
  const selectParent = db.prepare('SELECT row FROM turns WHERE id = ? AND conversation = ?');
  const selectNewest = db.prepare('SELECT max(row) AS row FROM turns WHERE conversation = ?');
  const selectNewestChild = db.prepare('SELECT max(row) AS row FROM turns WHERE parent = ?');
  const selectId = db.prepare('SELECT id FROM turns WHERE row = ?');
  const selectTurn = db.prepare('SELECT row, conversation, token FROM turns WHERE id = ?');
  const insertConversation = db.prepare(
    `INSERT INTO conversations (id, title, title_source, pinned, created_at, used_at)
     VALUES (?, ?, 'question', 0, ?, ?) RETURNING row`,
  );
  const insertTurn = db.prepare(
    `INSERT INTO turns (row, id, conversation, parent, task, style, message, fingerprint, token, state, model, content, thinking, asked_at, asker)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'running', '', '', '', ?, ?)`,
  );
  const sources = createSourceRows(db);
  const use = db.prepare('UPDATE conversations SET used_at = max(used_at, ?) WHERE row = ?');
  const ask = db.prepare('UPDATE conversations SET used_at = max(used_at, ?), archived = 0 WHERE row = ?');
  const end = db.prepare(
    `UPDATE turns SET state = ?, model = ?, content = ?, thinking = ?, outline = ?, terminal = ?, token = ?
     WHERE row = ?`,
  );
  const selectRunning = db.prepare(
    `SELECT t.id AS turn, c.id AS conversation, t.token FROM turns t JOIN conversations c ON c.row = t.conversation
     WHERE t.state = 'running'`,
  );
  const selectLost = db.prepare("SELECT row FROM turns WHERE id = ? AND state = 'running' AND token < ?");
  const selectOtherAnswer = db.prepare(
    "SELECT 1 FROM turns WHERE conversation = ? AND state = 'done' AND row <> ? LIMIT 1",
  );
  const log = createTurnLogRows(db);
  const findRow = createRowFinder(db);

  function add(asked: AskedTurn, at: number): boolean {
    const { turn, parent, task, style = '', question, fingerprint = '', token = 0, asker } = asked;
    if (selectTurn.get(turn)) {
      throw new StoreError('conflict', {});
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
    const place = [row, turn, conversationRow, parentRow ?? null];
    insertTurn.run(...place, task, style, questionText(question), fingerprint, token, at, asker?.name ?? null);
    sources.write(row, question);
    ask.run(at, conversationRow);
    return true;
  }

  function follow(asked: AskedTurn, at: number): { parent: string | null } | undefined {
    const conversation = Number(selectConversation.get(asked.conversation)?.row ?? 0);
    const begin = asked.parent === null ? selectNewest.get(conversation) : selectParent.get(asked.parent, conversation);
    // A child's row is larger than its parent's, so the branch ends.
    let last = begin?.row ?? null;
    for (let next = last; next !== null; next = selectNewestChild.get(next)?.row ?? null) last = next;
    const parent = last === null ? asked.parent : String(selectId.get(last)?.id);
    return add({ ...asked, parent }, at) ? { parent } : undefined;
  }

  function finish(ending: TurnEnding, at: number): boolean {
    const { turn, model, parts, terminal, token = 0 } = ending;
    const known = selectTurn.get(turn) as { row: number; conversation: number; token: number } | undefined;
    if (known === undefined) throw gone();
    if (known.token > token) throw lost();
    writeEnd(known.row, model, parts, terminal, token);
    use.run(at, known.conversation);
    return terminal.type === 'done' && selectOtherAnswer.get(known.conversation, known.row) === undefined;
  }

  function writeEnd(
    row: number,
    model: string,
    parts: readonly AnswerPart[],
    terminal: TerminalEvent,
    token: number,
  ): void {
    const { content, thinking, outline } = toStoredAnswer(parts);
    end.run(terminal.type, model, content, thinking, outline, JSON.stringify(terminal), token, row);
    log.clear(row);
  }

  function interrupt(turn: string, token: number, said: readonly AnswerPart[]): boolean {
    const row = selectLost.get(turn, token)?.row;
    if (row === undefined) return false;
    writeEnd(Number(row), '', withMoreText(log.read(Number(row)), said), toInterrupted(turn), token);
    return true;
  }

  return {
    add: (asked: AskedTurn, at: number): boolean => inTransaction(db, () => add(asked, at)),
    follow: (asked: AskedTurn, at: number) => inTransaction(db, () => follow(asked, at)),
    appendTexts: (texts: readonly SaidText[]): void =>
      inTransaction(db, () => {
        for (const text of texts) log.append(text);
      }),
    finish: (ending: TurnEnding, at: number): boolean => inTransaction(db, () => finish(ending, at)),
    interrupt: (turn: string, token: number, said: readonly AnswerPart[] = []): boolean =>
      inTransaction(db, () => interrupt(turn, token, said)),
    running: () => selectRunning.all() as unknown as RunningTurn[],
  };
}

function gone(): StoreError {
  return new StoreError('gone', {});
}

function lost(): StoreError {
  return new StoreError('lost', { cause: 'taken_over' });
}
