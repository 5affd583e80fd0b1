import { Worker } from 'node:worker_threads';
import { createListeners } from '../../listeners.ts';
import type { OperationCalls } from '../steps/operations.ts';
import { StoreError } from '../store-error.ts';
import { receiveError, type WorkerReply, type WorkerRequest } from './worker-messages.ts';

export interface WorkerClient extends OperationCalls {
  /** Why the thread can't be used any more; undefined while it can. */
  readonly failure: StoreError | undefined;
  onFailure(listener: (failure: StoreError) => void): () => void;
  /** Why it could not be reached so far; undefined once it was. */
  readonly absence: StoreError | undefined;
  onReached(listener: () => void): () => void;
  /** Calls an operation on a person's store; without a person: on that of the only person. */
  callsOf(person: string): OperationCalls;
  /** Calls a method on the list of persons by its name. */
  askPeople<T>(method: string, ...args: readonly unknown[]): Promise<T>;
  /** Drops all that is kept of a person. */
  drop(person: string): Promise<void>;
  /** Ends the thread once all calls are done. Calls that are not done at `deadline` are broken off. */
  dispose(deadline?: Promise<void>): Promise<void>;
}

interface Pending {
  /** The person whose store is called; empty: the first person. */
  person: string;
  resolve(value: never): void;
  reject(error: Error): void;
}

const NEVER = new Promise<void>(() => {});

/**
 * Starts the storage's thread, and resolves once it has opened what it is told.
 *
 * @throws {StoreError} as the thread's `openDatabase` does; `unavailable` when the thread can't be started
 */
export async function startWorker(
  file: URL,
  workerData: object,
  onUpdating: (done: number, total: number) => void = () => {},
): Promise<WorkerClient> {
  const worker = new Worker(file, { workerData, name: 'storage' });
  const pending = new Map<number, Pending>();
  const listeners = createListeners<[failure: StoreError]>();
  const reachedListeners = createListeners();
  const opened = Promise.withResolvers<void>();
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  let failure: StoreError | undefined;
  let absence: StoreError | undefined;
  let isDisposed = false;
  let lastId = 0;

  function send(request: WorkerRequest): void {
    worker.postMessage(request);
  }

  function fail(error: StoreError): void {
    if (failure) return;
    failure = error;
    if (isDisposed) return;
    listeners.tell(error);
  }

  worker.on('message', (reply: WorkerReply) => {
    switch (reply.type) {
      case 'updating':
        onUpdating(reply.done, reply.total);
        break;
      case 'opened':
        opened.resolve();
        break;
      case 'away': {
        const error = receiveError(reply.error);
        if (error instanceof StoreError) absence = error;
        break;
      }
      case 'reached':
        absence = undefined;
        reachedListeners.tell();
        break;
      case 'refused':
        opened.reject(receiveError(reply.error));
        break;
      case 'result':
        pending.get(reply.id)?.resolve(reply.value as never);
        pending.delete(reply.id);
        break;
      case 'failed': {
        const error = receiveError(reply.error);
        const failed = pending.get(reply.id);
        failed?.reject(error);
        pending.delete(reply.id);
        // A damaged file does not mend, and more writing damages it further. Another person's file concerns only that person.
        if (failed?.person === '' && error instanceof StoreError && error.code === 'corrupt') fail(error);
        break;
      }
    }
  });
  // The end of the thread follows, and reports the rest.
  worker.on('error', () => {});
  worker.on('exit', () => {
    const error = new StoreError('unavailable', { cause: 'ended' });
    fail(error);
    opened.reject(error);
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  });

  function ask<T>(person: string, toRequest: (id: number) => WorkerRequest): Promise<T> {
    if (failure) return Promise.reject(failure);
    if (isDisposed) return Promise.reject(new StoreError('unavailable', { cause: 'stopping' }));
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      pending.set(id, { person, resolve, reject });
      send(toRequest(id));
    });
  }

  function callsOf(person: string): OperationCalls {
    return {
      call: (method, ...args) => ask(person, (id) => ({ type: 'call', id, person, method, args }) as WorkerRequest),
    };
  }

  try {
    await opened.promise;
  } catch (error) {
    await exited;
    throw error;
  }
  return {
    get failure() {
      return failure;
    },
    onFailure: listeners.on,
    get absence() {
      return absence;
    },
    onReached: reachedListeners.on,
    ...callsOf(''),
    callsOf,
    askPeople: (method, ...args) => ask('', (id) => ({ type: 'people', id, method, args })),
    drop: (person) => ask(person, (id) => ({ type: 'drop', id, person })),
    async dispose(deadline = NEVER) {
      if (!isDisposed) {
        isDisposed = true;
        send({ type: 'close' });
      }
      await Promise.race([exited, deadline]);
      // A single step of a database can't always be interrupted. Nobody waits for that one.
      void worker.terminate();
    },
  };
}
