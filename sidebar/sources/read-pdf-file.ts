import type { ErrorMessage } from '../../protocol/companion-messages.ts';
import type { ReadText } from '../../protocol/file-messages.ts';
import type { SourcePart } from '../../protocol/question-parts.ts';
import { askOverChannel } from '../connection/ask-over-channel.ts';
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
    const { text, ...sizes } = await askOverChannel<ReadText>((id) => ({ type: 'read_file', id, blob }), {
      open: connection.openChannel,
      signal,
      take(message) {
        if (message.type !== 'file_text') return undefined;
        if (!message.file) onProgress(message.done, message.total);
        return message.file ?? undefined;
      },
    });
    return { type: 'file', title: name, url: '', language: '', text, ...sizes };
  } catch (error) {
    const refusal = error as ErrorMessage | undefined;
    if (refusal?.type === 'error') return refuse('refused', { name, error: refusal });
    if (error === undefined) return refuse('needs_companion', { name });
    throw error;
  }
}
