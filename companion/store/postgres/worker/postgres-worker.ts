/** The worker's side: connections to a database, and operations on it in an order that the schedule finds. */
import { parentPort, workerData } from 'node:worker_threads';
import { sendError, type WorkerReply, type WorkerRequest } from '../../worker/worker-messages.ts';
import { openDatabase } from '../database/open-database.ts';
import { createCalls } from './calls.ts';

export interface PostgresWorkerData {
  url: string;
  blobFolder?: string | undefined;
  patienceMs?: number | undefined;
}

function reply(message: WorkerReply): void {
  parentPort?.postMessage(message);
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
    // Who the persons are is not kept here.
    if (request.type !== 'call') return;
    const { id, person, method, args } = request;
    try {
      reply({ type: 'result', id, value: await calls.call(person, method, args as never) });
    } catch (error) {
      reply({ type: 'failed', id, error: sendError(error) });
    }
  });
  reply({ type: 'opened' });
}

serve(workerData as PostgresWorkerData).catch((error: unknown) => reply({ type: 'refused', error: sendError(error) }));
