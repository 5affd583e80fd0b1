import type { ImportPreview } from '../../protocol/import-preview.ts';
import type { Exchange } from './exchange.ts';

/** Never more units of text than bytes, so that a part is within the protocol's bound. */
const PART_BYTES = 1024 * 1024;

/**
 * Sends a file to be imported, and answers with what would come of it. A part is read once the companion has the one
 * before. Rejects as `Exchange.next` does, with a `TypeError` when the file is no text, with a `DOMException` when it
 * can't be read.
 *
 * @param onShare told how much the companion has, from 0 to 1
 */
export async function sendImport(
  exchange: Exchange,
  file: Blob,
  onShare: (share: number) => void,
): Promise<ImportPreview> {
  // Characters may lie across parts.
  const decoder = new TextDecoder(await encodingOf(file), { fatal: true });
  let offset = 0;
  for (let start = 0; ; start += PART_BYTES) {
    const end = Math.min(start + PART_BYTES, file.size);
    const isLast = end === file.size;
    const text = decoder.decode(await file.slice(start, end).arrayBuffer(), { stream: !isLast });
    exchange.send({ type: 'import', offset, text, isLast, total: file.size });
    if (isLast) onShare(1);
    const reply = await exchange.next();
    if (reply.type !== 'import') throw new TypeError('the companion answered something else');
    if (reply.preview) return reply.preview;
    offset = reply.bytes;
    onShare(end / file.size);
  }
}

/** Programs on Windows write UTF-16, and begin it with a mark. */
async function encodingOf(file: Blob): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8';
}
