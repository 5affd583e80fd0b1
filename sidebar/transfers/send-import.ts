import type { ImportPreview } from '../../protocol/import-preview.ts';
import type { Exchange } from './exchange.ts';
import { readPieces } from './read-pieces.ts';

/** How far an import is: how much of the file the companion has, from 0 to 1, and the chats that were found in it. */
export interface ImportProgress {
  share: number;
  chats: number;
}

/**
 * Sends a file to be imported, and answers with what would come of it. A part is sent once the companion has taken in the
 * one before. Rejects as `Exchange.next` and `readPieces` do.
 *
 * @param onProgress told after each part; with a share of 1 while the last of it is read
 */
export async function sendImport(
  exchange: Exchange,
  file: Blob,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportPreview> {
  let [offset, chats] = [0, 0];
  for await (const { text, share, total } of readPieces(file)) {
    const isLast = share === 1;
    exchange.send({ type: 'import', offset, text, isLast, total });
    if (isLast) onProgress({ share, chats });
    const reply = await exchange.next();
    if (reply.type !== 'import') throw new TypeError('the companion answered something else');
    if (reply.preview) return reply.preview;
    ({ bytes: offset, chats } = reply);
    onProgress({ share, chats });
  }
  throw new TypeError('the companion did not answer the last part');
}
