import { createHash } from 'node:crypto';
import { encodeBinaryPart } from '../../../protocol/blob-messages.ts';
import { ask } from './aside-session.ts';
import type { WireClient, WireMessage } from './wire-client.ts';

export const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** The beginning of a PNG, which is all that is looked at, and so many bytes more. */
export function imageOf(more = 8, fill = 1): Uint8Array {
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(more, fill)]);
}

export function offer(client: WireClient, content: Uint8Array, fields: object = {}): Promise<WireMessage> {
  return ask(client, { type: 'blob', hash: hashOf(content), bytes: content.byteLength, ...fields });
}

/** Offers a blob that fits one credit and sends it whole; returns the last answer. */
export async function sendBlob(client: WireClient, content: Uint8Array): Promise<WireMessage> {
  const answer = await offer(client, content);
  if (!answer.send) return answer;
  client.send(encodeBinaryPart({ number: answer.send.number, content }));
  for (;;) {
    const next = await client.take();
    if (next.id === answer.id) return next;
  }
}
