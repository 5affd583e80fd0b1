import { Worker } from 'node:worker_threads';
import type { ErrorParams } from '../../../protocol/error-causes.ts';
import type { ImportPreview } from '../../../protocol/import-preview.ts';
import type { ExportPart } from '../../store/exported-conversation.ts';
import { importError } from '../import-error.ts';

export type ThreadReply =
  | { type: 'found'; preview: ImportPreview }
  | { type: 'refused'; why: ErrorParams<'bad_message'> }
  | { type: 'parts'; parts: ExportPart[] };

/** A file that was read, and waits to be taken over. */
export interface OpenedImport {
  readonly preview: ImportPreview;
  /** All that can be taken over; a piece is fetched once the one before was taken. */
  parts(): AsyncGenerator<ExportPart>;
}

/** Beside this file while it runs from source; beside the bundle as an entry of its own (see the launcher). */
const THREAD_FILE = new URL(
  import.meta.url.endsWith('.ts') ? './import-thread.ts' : './import-thread.js',
  import.meta.url,
);

/** Several times what a file of the largest size becomes; what needs more ends its thread, and nothing else. */
const MAX_MEGABYTES = 1_536;

/**
 * Reads a file in a thread of its own.
 *
 * @param now milliseconds since 1970
 * @param signal forgets the file
 * @throws {StoreError} `bad_import`, in words for the person
 */
export async function openImport(file: Uint8Array, now: number, signal: AbortSignal): Promise<OpenedImport> {
  signal.throwIfAborted();
  const thread = new Worker(THREAD_FILE, {
    name: 'import',
    workerData: { file, now },
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEGABYTES },
  });
  signal.addEventListener('abort', () => void thread.terminate(), { once: true });
  const ended = new Promise<never>((_, reject) => {
    thread.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? importError({ cause: 'import_memory' }) : error);
    });
    thread.once('exit', () => reject(signal.reason ?? new Error('the thread that read an import has ended')));
  });
  // Nobody may be waiting when it ends.
  ended.catch(() => {});

  function next(): Promise<ThreadReply> {
    return Promise.race([new Promise<ThreadReply>((resolve) => thread.once('message', resolve)), ended]);
  }

  const found = await next();
  if (found.type === 'refused') throw importError(found.why);
  if (found.type !== 'found') throw new Error('the thread that reads an import did not say what it found');
  return {
    preview: found.preview,
    async *parts() {
      for (;;) {
        thread.postMessage('next');
        const reply = await next();
        if (reply.type !== 'parts' || reply.parts.length === 0) return;
        yield* reply.parts;
      }
    },
  };
}
