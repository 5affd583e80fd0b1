import { Worker } from 'node:worker_threads';
import type { ErrorParams } from '../../../protocol/error-causes.ts';
import { importError } from '../import-error.ts';
import type { PlacedChat } from './chat-finder.ts';

export type ThreadRequest = { type: 'part'; bytes: Uint8Array } | { type: 'end' };
export type ThreadReply =
  | { type: 'taken'; chats: PlacedChat[] }
  | { type: 'whole'; chats: PlacedChat[]; program: string }
  | { type: 'refused'; why: ErrorParams<'bad_message'> };

/** A file that is read as it comes. Its methods are called one at a time. */
export interface OpenedImport {
  /** The chats that are whole with these bytes. @throws {StoreError} `bad_import`, in words for the person */
  add(bytes: Uint8Array): Promise<PlacedChat[]>;
  /** What is left at its end. @throws {StoreError} `bad_import` as well */
  end(): Promise<{ chats: PlacedChat[]; program: string }>;
}

/** Beside this file while it runs from source; beside the bundle as an entry of its own (see the launcher). */
const THREAD_FILE = new URL(
  import.meta.url.endsWith('.ts') ? './import-thread.ts' : './import-thread.js',
  import.meta.url,
);

/** Several times what a chat of the largest size becomes; what needs more ends its thread, and nothing else. */
const MAX_MEGABYTES = 1_024;

/**
 * Reads a file in a thread of its own.
 *
 * @param now milliseconds since 1970
 * @param signal forgets the file, and ends the thread
 */
export function openImport(now: number, signal: AbortSignal): OpenedImport {
  const thread = new Worker(THREAD_FILE, {
    name: 'import',
    workerData: { now },
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEGABYTES },
  });
  signal.addEventListener('abort', () => void thread.terminate(), { once: true });
  /** The one that waits for a reply. A promise that outlives all replies would keep each of them, raced against them. */
  let waiting: PromiseWithResolvers<ThreadReply> | undefined;
  let failure: unknown;
  function fail(error: unknown): void {
    failure ??= error;
    waiting?.reject(failure);
  }
  thread.on('message', (reply: ThreadReply) => waiting?.resolve(reply));
  thread.once('error', (error: NodeJS.ErrnoException) => {
    fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? importError({ cause: 'import_memory' }) : error);
  });
  thread.once('exit', () => fail(signal.reason ?? new Error('the thread that read an import has ended')));

  async function ask<T extends ThreadReply['type']>(request: ThreadRequest, expected: T) {
    signal.throwIfAborted();
    if (failure) throw failure;
    waiting = Promise.withResolvers();
    thread.postMessage(request);
    try {
      const reply = await waiting.promise;
      if (reply.type === 'refused') throw importError(reply.why);
      if (reply.type !== expected) throw new Error('the thread that reads an import said something else');
      return reply as Extract<ThreadReply, { type: T }>;
    } finally {
      waiting = undefined;
    }
  }

  return {
    add: async (bytes) => (await ask({ type: 'part', bytes }, 'taken')).chats,
    end: () => ask({ type: 'end' }, 'whole'),
  };
}
