import type { DatabaseSync } from 'node:sqlite';
import type { UnknownPart } from '../../../../protocol/parts.ts';
import { isImage, isKnownSource, type SourcePart, sourcesOf } from '../../../../protocol/question-parts.ts';
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

/** What went along with questions: the receipt of each source, and its content. The same content is kept once. */
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
      for (const [place, source] of sourcesOf(question).entries()) {
        const content = contentOf(source);
        const hash = hashOf(source);
        const blob = content === undefined || hash === undefined ? null : keep(content, hash);
        insert.run(turn, place, toAbout(toGivenBack(source), hash), blob);
      }
    },
    /** As `write`; what brings no content has that of an earlier one. */
    writeExported(turn: number, question: readonly ExportedPart[]): void {
      for (const [place, { base64, ...source }] of sourcesOf(question).entries()) {
        const content = contentOfExported({ base64, ...source } as ExportedPart);
        const hash = content === undefined ? source.blob : toHash(content);
        const blob = content === undefined ? find(hash ?? '') : keep(content, hash ?? '');
        insert.run(turn, place, toAbout(source, blob === null ? undefined : hash), blob);
      }
    },
    receipts(turn: number): (SourcePart | UnknownPart)[] {
      return selectReceipts.all(turn).map(({ about, hash }) => {
        const receipt: UnknownPart = JSON.parse(String(about));
        return { ...receipt, ...(isKnownSource(receipt) && { text: '' }), ...(hash !== '' && { blob: String(hash) }) };
      });
    },
    /** With their content. */
    read(turn: number): (Source | UnknownSource)[] {
      return select.all(turn).map(({ about, content }) => {
        const receipt: Source | UnknownSource = JSON.parse(String(about));
        const data = content instanceof Uint8Array ? { data: content } : {};
        if (!isKnownSource(receipt)) return { ...receipt, ...data };
        const { chars, tokens, excerpt, blob, ...source } = receipt as SourcePart;
        if (isImage(source)) return { ...source, text: '', ...data };
        return { ...source, text: content instanceof Uint8Array ? Buffer.from(content).toString() : '' };
      });
    },
    hasBlob: (hash: string): boolean => find(hash) !== null,
    blob(hash: string): Uint8Array | undefined {
      const content = selectContent.get(Buffer.from(hash, 'hex'))?.content;
      return content instanceof Uint8Array ? content : undefined;
    },
  };
}
