import type { BlobMessage } from '../../protocol/blob-messages.ts';
import type { CompanionMessage, ErrorMessage } from '../../protocol/companion-messages.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { hashOf } from '../sources/hash-of.ts';
import type { OpenChannel } from './channel.ts';
import { createFewAtOnce } from './few-at-once.ts';
import type { ChatMessageInput, UploadEvents } from './turn-observer.ts';

/** Bytes of one frame. */
const FRAME_BYTES = 256 * 1024;
const HEAD_BYTES = 4;

/** Has the companion hold every long text and image of a question. What it has already is not sent, be it all or the beginning. */
export async function sendAhead(chat: ChatMessageInput, open: OpenChannel, events: UploadEvents): Promise<void> {
  const { turn } = chat;
  try {
    events.onReady(await uploadSources(chat, open, events));
  } catch (error) {
    const refusal = error as ErrorMessage | undefined;
    if (!events.signal.aborted && refusal?.type === 'error') events.onRefused({ ...refusal, turn });
  }
}

async function uploadSources(
  chat: ChatMessageInput,
  open: OpenChannel,
  { signal, isLong, findBlob, onProgress }: UploadEvents,
): Promise<ChatMessageInput> {
  const contents = await Promise.all(
    chat.question.map(async (part) => {
      if (!isLong(part)) return { part };
      // Whether or not it is here any more: the companion may have it.
      const { blob } = part as { blob?: unknown };
      if (typeof blob === 'string') return { part: { ...part, blob }, bytes: await findBlob?.(blob) };
      // Pages over plain http have nothing that hashes megabytes in time: there it goes in one message.
      if (!crypto.subtle) return { part };
      const bytes = new TextEncoder().encode(String(part.text));
      return { part: { ...part, text: '', blob: await hashOf(bytes) }, bytes };
    }),
  );
  const total = contents.reduce((sum, { bytes }) => sum + (bytes?.byteLength ?? 0), 0);
  let done = 0;
  for (const { part, bytes } of contents) {
    if (!bytes || !('blob' in part)) continue;
    await upload(bytes, String(part.blob), { open, signal, onSent: (sent) => onProgress(done + sent, total) });
    done += bytes.byteLength;
  }
  return { ...chat, question: contents.map(({ part }) => part) as ChatMessageInput['question'] };
}

interface UploadOptions {
  open: OpenChannel;
  signal: AbortSignal;
  onSent: (sent: number) => void;
}

/** The companion refuses more than so many at once over one connection: after a while without it many questions wait. */
const lines = new WeakMap<OpenChannel, ReturnType<typeof createFewAtOnce>>();

/** Resolves once the companion has the bytes. */
export function upload(bytes: Uint8Array, hash: string, options: UploadOptions): Promise<void> {
  const line = lines.get(options.open) ?? createFewAtOnce(LIMITS.uploads);
  lines.set(options.open, line);
  return line(options.signal, () => uploadNow(bytes, hash, options));
}

function uploadNow(bytes: Uint8Array, hash: string, { open, signal, onSent }: UploadOptions): Promise<void> {
  const id = `blob-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
  const ended = Promise.withResolvers<void>();
  const channel = open({
    message(message: CompanionMessage) {
      if (!('id' in message) || message.id !== id) return;
      if (message.type === 'error') ended.reject(message);
      else if (message.type === 'blob' && message.send === null) ended.resolve();
      else if (message.type === 'blob') sendDue(message.send as NonNullable<BlobMessage['send']>);
    },
    lost: () => ended.reject(undefined),
  });
  if (!channel) return Promise.reject(undefined);
  const { send, sendBytes, close } = channel;

  function sendDue({ number, offset, credit }: NonNullable<BlobMessage['send']>): void {
    if (offset + credit > bytes.byteLength) {
      send({ type: 'abort', id });
      ended.reject(NOT_THERE);
      return;
    }
    onSent(offset);
    for (let start = offset; start < offset + credit; start += FRAME_BYTES) {
      const end = Math.min(start + FRAME_BYTES, offset + credit);
      // See `encodeBinaryPart`, which would come with what every message is read by.
      const frame = new Uint8Array(HEAD_BYTES + end - start);
      new DataView(frame.buffer).setUint32(0, number);
      frame.set(bytes.subarray(start, end), HEAD_BYTES);
      sendBytes(frame);
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

/** Written here: what makes refusals would come with much of the first script. */
const NOT_THERE: ErrorMessage = {
  type: 'error',
  code: 'bad_message',
  params: { cause: 'unread_answer' },
  retryable: false,
};
