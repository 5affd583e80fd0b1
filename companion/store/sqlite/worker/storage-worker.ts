/** The worker's side: databases, and the operations of each in the order in which they are asked for. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Operations } from '../../steps/operations.ts';
import {
  type Method,
  type PeopleRequest,
  sendError,
  type WorkerReply,
  type WorkerRequest,
} from '../../worker/worker-messages.ts';
import { openDataFolder } from '../database/data-folder.ts';
import { createOperations } from '../operations/operations.ts';
import { createPersonRows } from '../operations/person-rows.ts';
import { createPersonDatabases, type OpenedDatabase } from './person-databases.ts';

function serve(first: OpenedDatabase, folder: string): void {
  const others = createPersonDatabases(folder, first.database);
  const people = createPersonRows(first.database.db);

  function call<M extends Method>(operations: Operations, method: M, args: Parameters<Operations[M]>): unknown {
    const operation = operations[method] as (...args: Parameters<Operations[M]>) => unknown;
    return operation(...args);
  }

  function askPeople({ method, args }: PeopleRequest): unknown {
    return (people[method as keyof typeof people] as (...args: readonly unknown[]) => unknown)(...args);
  }

  function work(request: Exclude<WorkerRequest, { type: 'close' }>, { database, operations }: OpenedDatabase): unknown {
    try {
      database.checkPlace();
      return request.type === 'people'
        ? askPeople(request)
        : request.type === 'call' && call(operations, request.method, request.args);
    } catch (error) {
      throw database.explain(error);
    }
  }

  parentPort?.on('message', (request: WorkerRequest) => {
    if (request.type === 'close') {
      others.close();
      first.database.close();
      parentPort?.close();
      return;
    }
    const { id } = request;
    try {
      if (request.type === 'drop') others.drop(request.person);
      const isFirst = request.type !== 'call' || request.person === '';
      const value = request.type === 'drop' ? undefined : work(request, isFirst ? first : others.open(request.person));
      reply({ type: 'result', id, value });
    } catch (error) {
      reply({ type: 'failed', id, error: sendError(error) });
    }
  });
}

function reply(message: WorkerReply): void {
  parentPort?.postMessage(message);
}

try {
  const { folder } = workerData as { folder: string };
  const database = openDataFolder(folder, (done, total) => reply({ type: 'updating', done, total }));
  serve({ database, operations: createOperations(database.db) }, folder);
  reply({ type: 'opened' });
} catch (error) {
  reply({ type: 'refused', error: sendError(error) });
}
