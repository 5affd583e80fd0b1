/** The worker's side: connections to a database, and operations on it in an order that the schedule finds. */
import { setTimeout } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { StoreError } from '../../store-error.ts';
import { sendError, type WorkerReply, type WorkerRequest } from '../../worker/worker-messages.ts';
import { openDatabase, type PostgresDatabase } from '../database/open-database.ts';
import { type Calls, createCalls, type PeopleMethod } from './calls.ts';

export interface PostgresWorkerData {
  url: string;
  blobFolder?: string | undefined;
  patienceMs?: number | undefined;
}

function reply(message: WorkerReply): void {
  parentPort?.postMessage(message);
}

/** How long after a failed attempt a database is tried again. */
const RETRY_MS = 1_000;

function answer(calls: Calls, request: Exclude<WorkerRequest, { type: 'close' }>): Promise<unknown> {
  switch (request.type) {
    case 'call':
      return calls.call(request.person, request.method, request.args as never);
    case 'people':
      return calls.askPeople(request.method as PeopleMethod, request.args);
    case 'drop':
      return calls.drop(request.person);
  }
}

async function serve({ url, blobFolder, patienceMs }: PostgresWorkerData): Promise<void> {
  const closing = new AbortController();
  let opened: { database: PostgresDatabase; calls: Calls } | undefined;
  /** Why it could not be opened so far. */
  let failure: unknown;

  async function open(): Promise<void> {
    const database = await openDatabase(url, { patienceMs });
    opened = { database, calls: createCalls(database, blobFolder) };
  }

  /** Any cause counts as away: somebody may fix it in the database. */
  async function openLater(): Promise<void> {
    while (!closing.signal.aborted && opened === undefined) {
      await setTimeout(RETRY_MS, undefined, { signal: closing.signal }).catch(() => {});
      if (closing.signal.aborted) return;
      await open().then(
        () => reply({ type: 'reached' }),
        (error: unknown) => {
          failure = error;
          reply({ type: 'away', error: sendError(error) });
        },
      );
    }
  }

  let opening: Promise<void> | undefined;
  try {
    await open();
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'database_away') throw error;
    failure = error;
    reply({ type: 'away', error: sendError(error) });
    opening = openLater();
  }
  parentPort?.on('message', async (request: WorkerRequest) => {
    if (request.type === 'close') {
      closing.abort();
      await opening;
      await opened?.calls.idle();
      await opened?.database.close();
      parentPort?.close();
      return;
    }
    const { id } = request;
    try {
      if (opened === undefined) throw failure;
      reply({ type: 'result', id, value: await answer(opened.calls, request) });
    } catch (error) {
      reply({ type: 'failed', id, error: sendError(error) });
    }
  });
  reply({ type: 'opened' });
}

serve(workerData as PostgresWorkerData).catch((error: unknown) => reply({ type: 'refused', error: sendError(error) }));
