import type { DatabaseSync } from 'node:sqlite';
import type { UnknownPart } from '../../../../protocol/parts.ts';
import { isImage, isKnownSource, type QuestionPart, type SourcePart } from '../../../../protocol/question-parts.ts';
import {
  type AskedPart,
  contentOf,
  hashOf,
  type Source,
  toGivenBack,
  toHash,
  type UnknownSource,
} from '../../../prompts/source.ts';
import { contentOf as contentOfExported, type ExportedPart } from '../../exported-conversation.ts';
import { readQuestionRows, toQuestionRows } from '../database/question-outline.ts';

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

  /** Of a source all but its content, which may be named by `blob`. */
  function toAbout(part: object, hash: string | undefined): string {
    const { text, ...rest } = part as Partial<SourcePart>;
    const about: Partial<SourcePart> = isKnownSource(part as UnknownPart) ? rest : part;
    const { blob, ...withoutBlob } = about;
    return JSON.stringify(hash === undefined ? about : withoutBlob);
  }

  return {
    /** @param turn the row of the turn that they went along with */
    write(turn: number, question: readonly AskedPart[]): void {
      for (const [place, part] of toQuestionRows(question).entries()) {
        const source = part as AskedPart;
        const content = contentOf(source);
        const hash = hashOf(source);
        const blob = content === undefined || hash === undefined ? null : keep(content, hash);
        insert.run(turn, place, toAbout(toGivenBack(source), hash), blob);
      }
    },
    /** As `write`; what brings no content has that of an earlier one. */
    writeExported(turn: number, question: readonly ExportedPart[]): void {
      for (const [place, part] of toQuestionRows(question).entries()) {
        const { base64, ...source } = part as UnknownPart & { base64?: string; blob?: string };
        const content = contentOfExported(part as ExportedPart);
        const hash = content === undefined ? source.blob : toHash(content);
        const blob = content === undefined ? find(hash ?? '') : keep(content, hash ?? '');
        insert.run(turn, place, toAbout(source, blob === null ? undefined : hash), blob);
      }
    },
    /** @param message the words of the question */
    receipts(turn: number, message: string): QuestionPart[] {
      const rows = selectReceipts.all(turn).map(({ about, hash }): UnknownPart => {
        const receipt: UnknownPart = JSON.parse(String(about));
        return { ...receipt, ...(isKnownSource(receipt) && { text: '' }), ...(hash !== '' && { blob: String(hash) }) };
      });
      return readQuestionRows(message, rows);
    },
    /** With their content. */
    read(turn: number, message: string): AskedPart[] {
      const rows = select.all(turn).map(({ about, content }): Source | UnknownSource => {
        const receipt: Source | UnknownSource = JSON.parse(String(about));
        const data = content instanceof Uint8Array ? { data: content } : {};
        if (!isKnownSource(receipt)) return { ...receipt, ...data };
        const { chars, tokens, excerpt, blob, ...source } = receipt as SourcePart;
        if (isImage(source)) return { ...source, text: '', ...data };
        return { ...source, text: content instanceof Uint8Array ? Buffer.from(content).toString() : '' };
      });
      return readQuestionRows(message, rows);
    },
    hasBlob: (hash: string): boolean => find(hash) !== null,
    blob(hash: string): Uint8Array | undefined {
      const content = selectContent.get(Buffer.from(hash, 'hex'))?.content;
      return content instanceof Uint8Array ? content : undefined;
    },
  };
}
