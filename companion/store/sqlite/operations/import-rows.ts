import type { DatabaseSync } from 'node:sqlite';
import { foldTag } from '../../../../protocol/chat-filter.ts';
import { questionText } from '../../../../protocol/question-parts.ts';
import type { ExportedConversation, ExportedTurn } from '../../exported-conversation.ts';
import { toStoredAnswer } from '../../rows/answer-outline.ts';
import { toImportedTerminal } from '../../rows/interrupted.ts';
import type { ImportMerge } from '../../steps/operations.ts';
import { inTransaction } from '../database/transaction.ts';
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
  const insertCameFrom = db.prepare('INSERT INTO imported (conversation, came_from) VALUES (?, ?)');
  const show = db.prepare('UPDATE conversations SET deleted_at = NULL WHERE id = ?');
  const link = db.prepare(`UPDATE turns SET parent = (SELECT row FROM turns WHERE id = ?) WHERE id = ?`);
  const moveTurns = db.prepare('UPDATE turns SET conversation = ? WHERE conversation = ?');
  const movePages = db.prepare('UPDATE OR IGNORE pages SET conversation = ? WHERE conversation = ?');
  const use = db.prepare(
    `UPDATE conversations SET deleted_at = NULL,
       used_at = max(used_at, (SELECT used_at FROM conversations WHERE row = ?)) WHERE row = ?`,
  );
  const dropConversation = db.prepare('DELETE FROM conversations WHERE row = ?');
  const selectParent = db.prepare('SELECT row FROM turns WHERE id = ?');
  const insertTurn = db.prepare(
    `INSERT INTO turns (row, id, conversation, parent, task, style, message, fingerprint, state, model, content, thinking, outline, terminal, asked_at, asker)
     VALUES (?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const sources = createSourceRows(db);
  const findRow = createRowFinder(db);

  function rowOf(id: string): number {
    return Number(selectConversation.get(id)?.row);
  }

  function addTurn(conversation: number, turn: ExportedTurn, now: number, behind: number | null): void {
    // A time in the future would sort it before everything that is asked from now on.
    const askedAt = Math.min(turn.askedAt, now);
    const row = findRow(conversation, askedAt, behind);
    const parent = turn.parent === null ? null : Number(selectParent.get(turn.parent)?.row);
    const terminal = toImportedTerminal(turn);
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
    /** Hidden, as one that was deleted now. `cameFrom`: see `ImportedConversation`; empty: nobody knows. */
    addImported(id: string, conversation: ExportedConversation, cameFrom: string, now: number): void {
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
        if (cameFrom !== '') insertCameFrom.run(row, cameFrom);
      });
    },
    /** @param into the conversation that they will go into, if it is another */
    addImportedTurns(id: string, turns: readonly ExportedTurn[], now: number, into: string | null): void {
      inTransaction(db, () => {
        const conversation = rowOf(id);
        const behind = into === null ? null : rowOf(into);
        for (const turn of turns) addTurn(conversation, turn, now, behind);
      });
    },
    /** Shows what is new, and brings what continues others into them; `links`: turns, and those there that they follow. */
    finishImport(added: readonly string[], merges: readonly ImportMerge[]): void {
      inTransaction(db, () => {
        for (const id of added) show.run(id);
        for (const { from, into, links } of merges) {
          const [old, row] = [rowOf(from), rowOf(into)];
          moveTurns.run(row, old);
          movePages.run(row, old);
          for (const [turn, parent] of links) link.run(parent, turn);
          use.run(old, row);
          dropConversation.run(old);
        }
      });
    },
  };
}
