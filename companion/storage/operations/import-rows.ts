import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { toReceipt } from '../../../protocol/attachment.ts';
import type { TerminalEvent } from '../../../protocol/turn-events.ts';
import type { ExportedTurn, ImportedConversation } from '../../conversations/transfers/exported-conversation.ts';
import { parseImport } from '../../conversations/transfers/parse-import.ts';
import { toInterrupted } from '../database/interrupted-turns.ts';
import { inTransaction } from '../database/transaction.ts';
import { createSourceRows } from './source-rows.ts';
import { createRowFinder } from './turn-rows.ts';

/** What is written at once: so many UTF-16 units, or a few more. Somebody may wait for the store meanwhile. */
const CHARS_AT_ONCE = 50_000;

/** Takes conversations over from a file, under new ids. */
export function createImporter(db: DatabaseSync) {
  const insertConversation = db.prepare(
    `INSERT INTO conversations (id, title, title_source, pinned, created_at, used_at, deleted_at)
     VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING row`,
  );
  const show = db.prepare('UPDATE conversations SET deleted_at = NULL WHERE row = ?');
  const insertTurn = db.prepare(
    `INSERT INTO turns (row, id, conversation, parent, task, message, receipts, fingerprint, state, model, content, thinking, terminal, asked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?)`,
  );
  const sources = createSourceRows(db);
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
    sources.write(row, attachments);
    return row;
  }

  /** Hidden as one that was deleted now: when the rest never comes, it is dropped as that is. */
  function addHidden({ title, titleSource, pinned, createdAt, usedAt }: ImportedConversation, now: number) {
    const id = randomUUID();
    const times = [Math.min(createdAt, now), Math.min(usedAt, now)];
    const row = Number(insertConversation.get(id, title, titleSource, pinned ? 1 : 0, ...times, now)?.row);
    return { id, row };
  }

  return {
    /** Yields after each piece that was written; nothing of it can be seen before all of it is. */
    *importFile(file: Uint8Array, now: number): Generator<undefined, string[]> {
      const added: { id: string; row: number }[] = [];
      for (const conversation of parseImport(file)) {
        const { id, row } = addHidden(conversation, now);
        added.push({ id, row });
        const rows = new Map<string, number>();
        for (const turns of inPieces(conversation.turns)) {
          inTransaction(db, () => {
            for (const turn of turns) {
              const parent = turn.parent === null ? null : (rows.get(turn.parent) ?? null);
              rows.set(turn.turn, addTurn(row, turn, parent, now));
            }
          });
          yield;
        }
      }
      inTransaction(db, () => {
        for (const { row } of added) show.run(row);
      });
      return added.map(({ id }) => id);
    },
  };
}

function* inPieces(turns: readonly ExportedTurn[]): Generator<ExportedTurn[]> {
  let piece: ExportedTurn[] = [];
  let chars = 0;
  for (const turn of turns) {
    piece.push(turn);
    chars += turn.attachments.reduce((sum, { text }) => sum + text.length, turn.message.length + turn.content.length);
    if (chars < CHARS_AT_ONCE) continue;
    yield piece;
    piece = [];
    chars = 0;
  }
  yield piece;
}

/** What ran when it was exported ends here. */
function toTerminal(turn: string, { terminal }: ExportedTurn): TerminalEvent {
  if (terminal === null) return toInterrupted(turn);
  return terminal.type === 'done' ? { ...terminal, saved: 'stored', turn, seq: 1 } : { ...terminal, turn, seq: 1 };
}
