import type { ErrorMessage } from '../../protocol/companion-messages.ts';
import type { ReadText } from '../../protocol/file-messages.ts';
import type { SourcePart } from '../../protocol/question-parts.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import { upload } from '../connection/upload-sources.ts';
import { hashOf } from './hash-of.ts';
import { refuse, type SourceRefusal } from './source-refusal.ts';

export interface PdfReading {
  connection: Pick<CompanionConnection, 'state' | 'openChannel'>;
  signal: AbortSignal;
  /** Pages that are read, of all that will be. */
  onProgress(done: number, total: number): void;
}

/** The text of a PDF, which the companion reads. */
export async function readPdfFile(
  file: Blob,
  name: string,
  { connection, signal, onProgress }: PdfReading,
): Promise<SourcePart | SourceRefusal> {
  const state = connection.state.peek();
  if (state.phase !== 'ready' || state.role !== 'client') return refuse('needs_companion', { name });
  const { blobBytes = 0 } = state.welcome.limits;
  if (file.size > blobBytes) return refuse('too_large', { name, megabytes: Math.floor(blobBytes / 2 ** 20) });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const blob = await hashOf(bytes);
  try {
    await upload(bytes, blob, { open: connection.openChannel, signal, onSent() {} });
    const { text, ...sizes } = await readBlob(blob, { connection, signal, onProgress });
    return { type: 'file', title: name, url: '', language: '', text, ...sizes };
  } catch (error) {
    const refusal = error as ErrorMessage | undefined;
    if (refusal?.type === 'error') return refuse('refused', { name, error: refusal });
    if (error === undefined) return refuse('needs_companion', { name });
    throw error;
  }
}

/** Rejects with the companion's refusal, or with nothing when the connection breaks. */
function readBlob(blob: string, { connection, signal, onProgress }: PdfReading): Promise<ReadText> {
  const id = `file-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
  const ended = Promise.withResolvers<ReadText>();
  const channel = connection.openChannel({
    message(message) {
      if (!('id' in message) || message.id !== id) return;
      if (message.type === 'error') ended.reject(message);
      else if (message.type !== 'file_text') return;
      else if (message.file) ended.resolve(message.file);
      else onProgress(message.done, message.total);
    },
    lost: () => ended.reject(undefined),
  });
  if (!channel) return Promise.reject(undefined);
  const abort = () => {
    channel.send({ type: 'abort', id });
    ended.reject(signal.reason);
  };
  signal.addEventListener('abort', abort, { once: true });
  channel.send({ type: 'read_file', id, blob });
  return ended.promise.finally(() => {
    signal.removeEventListener('abort', abort);
    channel.close();
  });
}
