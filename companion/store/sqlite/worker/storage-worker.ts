/** The worker's side: a database, and its operations in the order in which they are asked for. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Operations } from '../../steps/operations.ts';
import { type Method, sendError, type WorkerReply, type WorkerRequest } from '../../worker/worker-messages.ts';
import { type Database, openDatabase } from '../database/open-database.ts';
import { createOperations } from '../operations/operations.ts';

function serve(database: Database): void {
  const operations = createOperations(database.db);

  function call<M extends Method>(method: M, args: Parameters<Operations[M]>): unknown {
    const operation = operations[method] as (...args: Parameters<Operations[M]>) => unknown;
    return operation(...args);
  }

  function attempt(id: number, work: () => void): void {
    try {
      database.checkPlace();
      work();
    } catch (error) {
      reply({ type: 'failed', id, error: sendError(database.explain(error)) });
    }
  }

  parentPort?.on('message', (request: WorkerRequest) => {
    if (request.type === 'close') {
      database.close();
      parentPort?.close();
      return;
    }
    const { id } = request;
    attempt(id, () => reply({ type: 'result', id, value: call(request.method, request.args) }));
  });
}

function reply(message: WorkerReply): void {
  parentPort?.postMessage(message);
}

try {
  const { folder } = workerData as { folder: string };
  serve(openDatabase(folder, (done, total) => reply({ type: 'updating', done, total })));
  reply({ type: 'opened' });
} catch (error) {
  reply({ type: 'refused', error: sendError(error) });
}
