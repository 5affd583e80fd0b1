import type { DatabaseSync } from 'node:sqlite';
import { foldTag } from '../../../../protocol/chat-filter.ts';
import { questionText } from '../../../../protocol/question-parts.ts';
import type { TerminalEvent } from '../../../../protocol/turn-events.ts';
import type { ExportedConversation, ExportedTurn } from '../../exported-conversation.ts';
import { toStoredAnswer } from '../database/answer-outline.ts';
import { inTransaction } from '../database/transaction.ts';
import { toInterrupted } from './interrupted.ts';
import { createSourceRows } from './source-rows.ts';
import { createRowFinder } from './turn-rows.ts';

/** Takes conversations over piece by piece. Ids are new ones; times to come become `now`, milliseconds since 1970. */
export function createImporter(db: DatabaseSync) {
  const insertConversation = db.prepare(
    `INSERT INTO conversations (id, title, title_source, pinned, created_at, used_at, deleted_at, parameters, archived)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING row`,
  );
  const insertTag = db.prepare('INSERT OR IGNORE INTO tags (conversation, folded, tag) VALUES (?, ?, ?)');
  const selectConversation = db.prepare('SELECT row FROM conversations WHERE id = ?');
  const show = db.prepare('UPDATE conversations SET deleted_at = NULL WHERE id = ?');
  const selectParent = db.prepare('SELECT row FROM turns WHERE id = ?');
  const insertTurn = db.prepare(
    `INSERT INTO turns (row, id, conversation, parent, task, style, message, fingerprint, state, model, content, thinking, outline, terminal, asked_at, asker)
     VALUES (?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const sources = createSourceRows(db);
  const findRow = createRowFinder(db);

  function addTurn(conversation: number, turn: ExportedTurn, now: number): void {
    // A time to come would put it before all that is asked from now on.
    const askedAt = Math.min(turn.askedAt, now);
    const row = findRow(conversation, askedAt);
    const parent = turn.parent === null ? null : Number(selectParent.get(turn.parent)?.row);
    const terminal = toTerminal(turn);
    const { task, style = '', question, model, asker } = turn;
    const { content, thinking, outline } = toStoredAnswer(turn.answer);
    const end = [
      terminal.type,
      model,
      content,
      thinking,
      outline,
      JSON.stringify(terminal),
      askedAt,
      asker?.name ?? null,
    ];
    insertTurn.run(row, turn.turn, conversation, parent, task, style, questionText(question), ...end);
    sources.writeExported(row, question);
  }

  return {
    /** Hidden, as one that was deleted now. */
    addImported(id: string, conversation: ExportedConversation, now: number): void {
      const {
        title,
        titleSource,
        pinned,
        createdAt,
        usedAt,
        parameters = {},
        archived = false,
        tags = [],
      } = conversation;
      const times = [Math.min(createdAt, now), Math.min(usedAt, now)];
      const rest = [now, JSON.stringify(parameters), archived ? 1 : 0];
      inTransaction(db, () => {
        const row = Number(insertConversation.get(id, title, titleSource, pinned ? 1 : 0, ...times, ...rest)?.row);
        for (const tag of tags) insertTag.run(row, foldTag(tag), tag);
      });
    },
    addImportedTurns(id: string, turns: readonly ExportedTurn[], now: number): void {
      inTransaction(db, () => {
        const conversation = Number(selectConversation.get(id)?.row);
        for (const turn of turns) addTurn(conversation, turn, now);
      });
    },
    showImported(ids: readonly string[]): void {
      inTransaction(db, () => {
        for (const id of ids) show.run(id);
      });
    },
  };
}

/** What ran when it was exported ends here. */
function toTerminal({ turn, terminal }: ExportedTurn): TerminalEvent {
  if (terminal === null) return toInterrupted(turn);
  return terminal.type === 'done' ? { ...terminal, saved: 'stored', turn, seq: 1 } : { ...terminal, turn, seq: 1 };
}
