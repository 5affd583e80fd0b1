import type { DatabaseSync } from 'node:sqlite';
import type { QuestionPart } from '../../../../protocol/question-parts.ts';
import type { AskedPart } from '../../../prompts/source.ts';
import type { ExportedPart } from '../../exported-conversation.ts';
import {
  readAsked,
  readReceipts,
  type StoredSource,
  toAbout,
  toStoredExported,
  toStoredSources,
} from '../../rows/stored-sources.ts';

/** The parts of questions: the receipt of each source, and its content. The same content is kept once. */
export function createSourceRows(db: DatabaseSync) {
  const selectBlob = db.prepare('SELECT row FROM blobs WHERE hash = ?');
  const selectContent = db.prepare('SELECT content FROM blobs WHERE hash = ?');
  const insertBlob = db.prepare('INSERT INTO blobs (hash, content) VALUES (?, ?)');
  const insert = db.prepare('INSERT INTO sources (turn, place, about, blob) VALUES (?, ?, ?, ?)');
  const selectReceipts = db.prepare(
    `SELECT s.about, lower(hex(b.hash)) AS hash FROM sources s LEFT JOIN blobs b ON b.row = s.blob
     WHERE s.turn = ? ORDER BY s.place`,
  );
  const select = db.prepare(
    `SELECT s.about, b.content FROM sources s LEFT JOIN blobs b ON b.row = s.blob
     WHERE s.turn = ? ORDER BY s.place`,
  );

  function find(hash: string): number | null {
    const row = selectBlob.get(Buffer.from(hash, 'hex'))?.row;
    return row === undefined ? null : Number(row);
  }

  function keep(content: Uint8Array | string, hash: string): number {
    return find(hash) ?? Number(insertBlob.run(Buffer.from(hash, 'hex'), Buffer.from(content)).lastInsertRowid);
  }

  function writeAll(turn: number, sources: readonly StoredSource[]): void {
    for (const [place, { receipt, hash = '', content }] of sources.entries()) {
      const blob = content === undefined ? find(hash) : keep(content, hash);
      insert.run(turn, place, toAbout(receipt, blob !== null), blob);
    }
  }

  return {
    /** @param turn the row of the turn that they went along with */
    write: (turn: number, question: readonly AskedPart[]): void => writeAll(turn, toStoredSources(question)),
    /** As `write`; what brings no content has that of an earlier one. */
    writeExported: (turn: number, question: readonly ExportedPart[]): void =>
      writeAll(turn, toStoredExported(question)),
    /** @param message the words of the question */
    receipts: (turn: number, message: string): QuestionPart[] =>
      readReceipts(message, selectReceipts.all(turn) as unknown as { about: string; hash: string }[]),
    /** With their content. */
    read(turn: number, message: string): AskedPart[] {
      const rows = select.all(turn).map(({ about, content }) => ({
        about: String(about),
        content: content instanceof Uint8Array ? content : undefined,
      }));
      return readAsked(message, rows);
    },
    hasBlob: (hash: string): boolean => find(hash) !== null,
    blob(hash: string): Uint8Array | undefined {
      const content = selectContent.get(Buffer.from(hash, 'hex'))?.content;
      return content instanceof Uint8Array ? content : undefined;
    },
  };
}
