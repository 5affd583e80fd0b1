import { sha256 } from '@noble/hashes/sha2.js';
import { type BlobMessage, encodeBinaryPart } from '../../protocol/blob-messages.ts';
import type { CompanionMessage } from '../../protocol/companion-messages.ts';
import type { CompanionConnection } from './companion-connection.ts';
import { CompanionRefusal } from './companion-refusal.ts';
import { isLong } from './long-sources.ts';
import { connectionBroke, notConnected } from './request-failure.ts';
import type { ChatMessageInput } from './turn-observer.ts';

/** Bytes of one frame. */
const FRAME_BYTES = 256 * 1024;

export interface UploadOptions {
  connection: Pick<CompanionConnection, 'openChannel'>;
  /** Told of how many bytes of all that is long the companion has. */
  onProgress(done: number, total: number): void;
  /** Gives it up. */
  signal: AbortSignal;
}

/**
 * Has the companion hold every long text of a question, and answers with the question that names them. What it has
 * already is not sent.
 *
 * @throws {CompanionRefusal} the companion does not take one
 * @throws {RequestFailure} the connection broke
 */
export async function uploadSources(chat: ChatMessageInput, options: UploadOptions): Promise<ChatMessageInput> {
  const contents = await Promise.all(
    chat.question.map(async (part) => {
      if (!isLong(part)) return { part };
      const bytes = new TextEncoder().encode(String(part.text));
      return { part: { ...part, text: '', blob: await hashOf(bytes) }, bytes };
    }),
  );
  const total = contents.reduce((sum, { bytes }) => sum + (bytes?.byteLength ?? 0), 0);
  let done = 0;
  for (const { part, bytes } of contents) {
    if (!bytes) continue;
    await upload(bytes, String(part.blob), options, (sent) => options.onProgress(done + sent, total));
    done += bytes.byteLength;
  }
  return { ...chat, question: contents.map(({ part }) => part) as ChatMessageInput['question'] };
}

/** Resolves once the companion has the bytes. */
function upload(
  bytes: Uint8Array,
  hash: string,
  { connection, signal }: UploadOptions,
  onSent: (sent: number) => void,
): Promise<void> {
  signal.throwIfAborted();
  const id = `blob-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
  const ended = Promise.withResolvers<void>();
  const channel = connection.openChannel({
    message(message: CompanionMessage) {
      if (!('id' in message) || message.id !== id) return;
      if (message.type === 'error') ended.reject(new CompanionRefusal(message));
      else if (message.type === 'blob' && message.send === null) ended.resolve();
      else if (message.type === 'blob') sendDue(message.send as NonNullable<BlobMessage['send']>);
    },
    lost: () => ended.reject(connectionBroke()),
  });
  if (!channel) return Promise.reject(notConnected());
  const { send, sendBytes, close } = channel;

  function sendDue({ number, offset, credit }: NonNullable<BlobMessage['send']>): void {
    onSent(offset);
    for (let start = offset; start < offset + credit; start += FRAME_BYTES) {
      const end = Math.min(start + FRAME_BYTES, offset + credit);
      sendBytes(encodeBinaryPart({ number, content: bytes.subarray(start, end) }));
    }
  }

  signal.addEventListener('abort', abort, { once: true });
  function abort(): void {
    send({ type: 'abort', id });
    ended.reject(signal.reason);
  }
  send({ type: 'blob', id, hash, bytes: bytes.byteLength });
  return ended.promise.finally(() => {
    signal.removeEventListener('abort', abort);
    close();
  });
}

/** The browser's own is many times as fast, and missing on pages over plain http. */
async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = crypto.subtle ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)) : sha256(bytes);
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
