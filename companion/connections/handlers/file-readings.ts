import type { FileTextMessage, ReadFile, ReadText } from '../../../protocol/file-messages.ts';
import type { Limits } from '../../../protocol/limits.ts';
import { BLOB_GONE, ID_IN_USE, TOO_MANY_UPLOADS } from '../../blobs/blob-refusals.ts';
import type { Clock } from '../../clock.ts';
import type { CodedError } from '../../coded-error.ts';
import { readPdf } from '../../files/read-pdf.ts';
import { createSlots, type Slots } from '../../slots.ts';
import { createRunningRequests } from './running-requests.ts';

/** The files that are being read for one connection. They end with it. */
export interface FileReadings {
  /** Resolves with what was read, or a refusal; with nothing once it was aborted. */
  read(message: Pick<ReadFile, 'id' | 'blob'>): Promise<FileTextMessage | CodedError | undefined>;
  abort(id: string): void;
  dispose(): void;
}

export interface FileReadingsOptions {
  post(message: FileTextMessage): void;
  /** The bytes with a SHA-256 that the client may name. */
  find(hash: string): Promise<Uint8Array | undefined>;
  owner: string;
  /** Of all connections: each that is read has a thread of its own. */
  slots: Slots;
  clock: Clock;
  limits: Pick<Limits, 'filePages' | 'fileChars' | 'fileReadMs' | 'fileReads'>;
}

/** Milliseconds between two reports of progress. */
const PROGRESS_MS = 200;

/** Of all connections. */
export function createFileSlots(limits: Pick<Limits, 'allFileReads'>): Slots {
  return createSlots(limits.allFileReads);
}

export function createFileReadings({ post, find, owner, slots, clock, limits }: FileReadingsOptions): FileReadings {
  const running = createRunningRequests();

  async function readBlob(id: string, blob: string, signal: AbortSignal): Promise<ReadText | CodedError> {
    let toldAt = Number.NEGATIVE_INFINITY;
    // Before the file is in memory: many may wait.
    const release = await slots.take(owner, signal);
    try {
      const file = await find(blob);
      if (file === undefined) return BLOB_GONE;
      return await readPdf(file, {
        clock,
        limits,
        signal,
        onProgress(done, total) {
          if (clock.now() - toldAt < PROGRESS_MS) return;
          toldAt = clock.now();
          post({ type: 'file_text', id, done, total, file: null });
        },
      });
    } finally {
      release();
    }
  }

  return {
    async read({ id, blob }) {
      if (running.has(id)) return ID_IN_USE;
      if (running.size >= limits.fileReads) return TOO_MANY_UPLOADS;
      return running.run(id, async (signal) => {
        const found = await readBlob(id, blob, signal);
        if ('code' in found) return found;
        return { type: 'file_text', id, done: found.pages, total: found.pages, file: found };
      });
    },
    abort: running.abort,
    dispose: running.dispose,
  };
}
