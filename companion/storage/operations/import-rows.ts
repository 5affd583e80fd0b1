import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { toReceipt } from '../../../protocol/attachment.ts';
import type { TerminalEvent } from '../../../protocol/turn-events.ts';
import type { ExportedTurn, ImportedConversation } from '../../conversations/exported-conversation.ts';
import { parseImport } from '../../conversations/parse-import.ts';
import { toInterrupted } from '../database/interrupted-turns.ts';
import { inTransaction } from '../database/transaction.ts';
import { createRowFinder } from './turn-rows.ts';
import { writeAttachments } from './write-turns.ts';

/** Takes conversations over from a file, under new ids. */
export function createImporter(db: DatabaseSync) {
  const insertConversation = db.prepare(
    `INSERT INTO conversations (id, title, title_source, pinned, created_at, used_at)
     VALUES (?, ?, ?, ?, ?, ?) RETURNING row`,
  );
  const insertTurn = db.prepare(
    `INSERT INTO turns (row, id, conversation, parent, task, message, receipts, fingerprint, state, model, content, thinking, terminal, asked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?)`,
  );
  const insertAttachments = db.prepare('INSERT INTO attachments (turn, content) VALUES (?, ?)');
  const findRow = createRowFinder(db);

  function addTurn(conversation: number, turn: ExportedTurn, parent: number | null, now: number): number {
    const id = randomUUID();
    // A time to come would put it before all that is asked from now on.
    const askedAt = Math.min(turn.askedAt, now);
    const row = findRow(conversation, askedAt);
    const terminal = toTerminal(id, turn);
    const { task, message, attachments, model, content, thinking } = turn;
    const receipts = JSON.stringify(attachments.map(toReceipt));
    const end = [terminal.type, model, content, thinking, JSON.stringify(terminal), askedAt];
    insertTurn.run(row, id, conversation, parent, task, message, receipts, ...end);
    if (attachments.length > 0) insertAttachments.run(row, writeAttachments(attachments));
    return row;
  }

  function addConversation(imported: ImportedConversation, now: number): string {
    const id = randomUUID();
    const { title, titleSource, pinned, createdAt, usedAt, turns } = imported;
    const times = [Math.min(createdAt, now), Math.min(usedAt, now)];
    const conversation = Number(insertConversation.get(id, title, titleSource, pinned ? 1 : 0, ...times)?.row);
    const rows = new Map<string, number>();
    for (const turn of turns) {
      const parent = turn.parent === null ? null : (rows.get(turn.parent) ?? null);
      rows.set(turn.turn, addTurn(conversation, turn, parent, now));
    }
    return id;
  }

  return {
    importFile(file: Uint8Array, now: number): string[] {
      const imported = parseImport(file);
      return inTransaction(db, () => imported.map((conversation) => addConversation(conversation, now)));
    },
  };
}

/** What ran when it was exported ends here. */
function toTerminal(turn: string, { terminal }: ExportedTurn): TerminalEvent {
  if (terminal === null) return toInterrupted(turn);
  return terminal.type === 'done' ? { ...terminal, saved: 'stored', turn, seq: 1 } : { ...terminal, turn, seq: 1 };
}
