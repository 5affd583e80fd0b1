/** The worker's side: a database, and its operations in the order in which they are asked for. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Database, openDatabase } from '../database/open-database.ts';
import { createOperations, type Operations } from '../operations/operations.ts';
import { type Method, sendError, type WorkerReply, type WorkerRequest } from './worker-messages.ts';

function serve(database: Database): void {
  const operations = createOperations(database.db);
  let isOpen = true;

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

  /** Takes the next step of an operation, and lets what came meanwhile go before the one after. */
  function goOn(id: number, steps: Generator<undefined, unknown>): void {
    attempt(id, () => {
      const { done, value } = steps.next();
      if (done) reply({ type: 'result', id, value });
      else setImmediate(() => isOpen && goOn(id, steps));
    });
  }

  parentPort?.on('message', (request: WorkerRequest) => {
    if (request.type === 'close') {
      isOpen = false;
      database.close();
      parentPort?.close();
      return;
    }
    const { id } = request;
    attempt(id, () => {
      const value = call(request.method, request.args);
      if (isSteps(value)) goOn(id, value);
      else reply({ type: 'result', id, value });
    });
  });
}

function isSteps(value: unknown): value is Generator<undefined, unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value && 'next' in value;
}

function reply(message: WorkerReply): void {
  parentPort?.postMessage(message);
}

try {
  serve(openDatabase((workerData as { folder: string }).folder));
  reply({ type: 'opened' });
} catch (error) {
  reply({ type: 'refused', error: sendError(error) });
}
