import type { DatabaseSync } from 'node:sqlite';
import type { Attachment } from '../../../protocol/attachment.ts';
import { toHash } from '../database/add-functions.ts';

/** What went along with questions. The same text is kept once, however many questions have it. */
export function createSourceRows(db: DatabaseSync) {
  const selectBlob = db.prepare('SELECT row FROM blobs WHERE hash = ?');
  const insertBlob = db.prepare('INSERT INTO blobs (hash, content) VALUES (?, ?)');
  const insert = db.prepare('INSERT INTO sources (turn, place, about, blob) VALUES (?, ?, ?, ?)');
  const select = db.prepare(
    `SELECT s.about, b.content FROM sources s LEFT JOIN blobs b ON b.row = s.blob
     WHERE s.turn = ? ORDER BY s.place`,
  );

  function keep(text: string): number {
    const content = Buffer.from(text);
    const hash = toHash(content);
    const known = selectBlob.get(hash)?.row;
    return Number(known ?? insertBlob.run(hash, content).lastInsertRowid);
  }

  return {
    /** @param turn the row of the turn that they went along with */
    write(turn: number, attachments: readonly Attachment[]): void {
      for (const [place, { text, ...about }] of attachments.entries()) {
        insert.run(turn, place, JSON.stringify(about), text === '' ? null : keep(text));
      }
    },
    read(turn: number): Attachment[] {
      return select.all(turn).map(({ about, content }) => {
        const text = content instanceof Uint8Array ? Buffer.from(content).toString() : '';
        return { ...JSON.parse(String(about)), text };
      });
    },
  };
}
