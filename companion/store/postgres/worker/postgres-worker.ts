/** The worker's side: connections to a database, and operations on it in an order that the schedule finds. */
import { parentPort, workerData } from 'node:worker_threads';
import { sendError, type WorkerReply, type WorkerRequest } from '../../worker/worker-messages.ts';
import { openDatabase } from '../database/open-database.ts';
import { type Calls, createCalls, type PeopleMethod } from './calls.ts';

export interface PostgresWorkerData {
  url: string;
  blobFolder?: string | undefined;
  patienceMs?: number | undefined;
}

function reply(message: WorkerReply): void {
  parentPort?.postMessage(message);
}

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
  const database = await openDatabase(url, patienceMs);
  const calls = createCalls(database, blobFolder);
  parentPort?.on('message', async (request: WorkerRequest) => {
    if (request.type === 'close') {
      await calls.idle();
      await database.close();
      parentPort?.close();
      return;
    }
    const { id } = request;
    try {
      reply({ type: 'result', id, value: await answer(calls, request) });
    } catch (error) {
      reply({ type: 'failed', id, error: sendError(error) });
    }
  });
  reply({ type: 'opened' });
}

serve(workerData as PostgresWorkerData).catch((error: unknown) => reply({ type: 'refused', error: sendError(error) }));
