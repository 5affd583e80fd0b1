import { Worker } from 'node:worker_threads';
import type { ReadText } from '../../protocol/file-messages.ts';
import type { Limits } from '../../protocol/limits.ts';
import type { Clock } from '../clock.ts';
import { type CodedError, codedError } from '../coded-error.ts';

export interface PdfThreadData {
  file: Uint8Array;
  maxPages: number;
  maxChars: number;
}

export type PdfReply =
  | { type: 'progress'; done: number; total: number }
  | { type: 'read'; found: ReadText }
  | { type: 'refused'; cause: 'pdf_encrypted' | 'pdf_broken' };

export interface ReadPdfOptions {
  clock: Clock;
  limits: Pick<Limits, 'filePages' | 'fileChars' | 'fileReadMs'>;
  signal: AbortSignal;
  onProgress(done: number, total: number): void;
  /** Of the thread's objects, and of its buffers as much again. */
  maxMegabytes?: number;
}

/** Beside this file while it runs from source; beside the bundle as an entry of its own (see the launcher). */
const THREAD_FILE = new URL(import.meta.url.endsWith('.ts') ? './pdf-thread.ts' : './pdf-thread.js', import.meta.url);
/** A file that is made to take more ends its thread, and nothing else. */
const MAX_MEGABYTES = 512;
/** Between two looks at how much it takes. */
const LOOK_MS = 100;

/** The text of a PDF with the numbers of its pages, or why there is none. Rejects only when it is aborted. */
export async function readPdf(file: Uint8Array, options: ReadPdfOptions): Promise<ReadText | CodedError> {
  const { clock, limits, signal, onProgress, maxMegabytes = MAX_MEGABYTES } = options;
  signal.throwIfAborted();
  const workerData: PdfThreadData = {
    file: Uint8Array.from(file),
    maxPages: limits.filePages,
    maxChars: limits.fileChars,
  };
  const thread = new Worker(THREAD_FILE, {
    name: 'pdf',
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: maxMegabytes },
    stdout: true,
    stderr: true,
  });
  const ended = Promise.withResolvers<ReadText | CodedError>();
  const stopWatching = watchBuffers(thread, maxMegabytes, clock, () => ended.resolve(refused('pdf_memory')));
  const cancelTimer = clock.after(limits.fileReadMs, () => ended.resolve(refused('pdf_slow')));
  const abort = () => ended.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  thread.on('message', (reply: PdfReply) => {
    if (reply.type === 'progress') onProgress(reply.done, reply.total);
    else if (reply.type === 'refused') ended.resolve(refused(reply.cause));
    else ended.resolve(reply.found.text === '' ? refused('pdf_without_text') : reply.found);
  });
  thread.on('error', (error: NodeJS.ErrnoException) => {
    ended.resolve(refused(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'pdf_memory' : 'pdf_broken'));
  });
  thread.on('exit', () => ended.resolve(refused('pdf_broken')));
  try {
    return await ended.promise;
  } finally {
    cancelTimer();
    stopWatching();
    signal.removeEventListener('abort', abort);
    await thread.terminate();
  }
}

/**
 * The limit of a thread's memory is one of its objects alone: what a small file unpacks to, of which a thousand times its
 * size may be blanks, lies in buffers. The thread tells of these also while it is busy.
 */
function watchBuffers(thread: Worker, maxMegabytes: number, clock: Clock, onTooMany: () => void): () => void {
  let cancelLook = () => {};
  let isOver = false;
  const look = async () => {
    // One that has ended tells nothing.
    const { external_memory: bytes = 0 } = (await thread.getHeapStatistics().catch(() => undefined)) ?? {};
    if (isOver) return;
    if (bytes > maxMegabytes * 2 ** 20) onTooMany();
    else cancelLook = clock.after(LOOK_MS, look);
  };
  cancelLook = clock.after(LOOK_MS, look);
  return () => {
    isOver = true;
    cancelLook();
  };
}

type PdfCause = 'pdf_encrypted' | 'pdf_broken' | 'pdf_without_text' | 'pdf_slow' | 'pdf_memory';

function refused(cause: PdfCause): CodedError {
  return codedError('file_unreadable', { cause });
}
