import type { DatabaseSync } from 'node:sqlite';
import { isImage } from '../../../../protocol/attachment.ts';
import type { Source } from '../../../prompts/source.ts';
import { toHash } from '../database/add-functions.ts';

/** What went along with questions. The same text is kept once, however many questions have it. */
export function createSourceRows(db: DatabaseSync) {
  const selectBlob = db.prepare('SELECT row FROM blobs WHERE hash = ?');
  const selectContent = db.prepare('SELECT content FROM blobs WHERE hash = ?');
  const insertBlob = db.prepare('INSERT INTO blobs (hash, content) VALUES (?, ?)');
  const insert = db.prepare('INSERT INTO sources (turn, place, about, blob) VALUES (?, ?, ?, ?)');
  const select = db.prepare(
    `SELECT s.about, b.content FROM sources s LEFT JOIN blobs b ON b.row = s.blob
     WHERE s.turn = ? ORDER BY s.place`,
  );

  function keep(content: Uint8Array): number {
    const hash = toHash(content);
    const known = selectBlob.get(hash)?.row;
    return Number(known ?? insertBlob.run(hash, content).lastInsertRowid);
  }

  return {
    /** @param turn the row of the turn that they went along with */
    write(turn: number, sources: readonly Source[]): void {
      for (const [place, { text, data, ...about }] of sources.entries()) {
        const content = data ?? Buffer.from(text);
        insert.run(turn, place, JSON.stringify(about), content.byteLength === 0 ? null : keep(content));
      }
    },
    read(turn: number): Source[] {
      return select.all(turn).map(({ about, content }) => {
        const source = { ...JSON.parse(String(about)), text: '' };
        if (!(content instanceof Uint8Array)) return source;
        return isImage(source) ? { ...source, data: content } : { ...source, text: Buffer.from(content).toString() };
      });
    },
    hasBlob: (hash: string): boolean => selectBlob.get(Buffer.from(hash, 'hex')) !== undefined,
    blob(hash: string): Uint8Array | undefined {
      const content = selectContent.get(Buffer.from(hash, 'hex'))?.content;
      return content instanceof Uint8Array ? content : undefined;
    },
  };
}
