import type { Exchange } from './exchange.ts';

/** Never more units of text than bytes, so that a part is within the protocol's bound. */
const PART_BYTES = 1024 * 1024;

/**
 * Sends a file to be imported, and answers with how many chats were in it. A part is read once the companion has the one
 * before. Rejects as `Exchange.next` does, with a `TypeError` when the file is no text, with a `DOMException` when it
 * can't be read.
 *
 * @param onShare told how much the companion has, from 0 to 1
 */
export async function sendImport(exchange: Exchange, file: Blob, onShare: (share: number) => void): Promise<number> {
  // Characters may lie across parts.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let offset = 0;
  for (let start = 0; ; start += PART_BYTES) {
    const end = Math.min(start + PART_BYTES, file.size);
    const isLast = end === file.size;
    const text = decoder.decode(await file.slice(start, end).arrayBuffer(), { stream: !isLast });
    exchange.send({ type: 'import', offset, text, isLast });
    if (isLast) onShare(1);
    const reply = await exchange.next();
    if (reply.type !== 'import') throw new TypeError('the companion answered something else');
    if (reply.conversations) return reply.conversations.length;
    offset = reply.bytes;
    onShare(end / file.size);
  }
}
