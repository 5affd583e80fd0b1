import type { Database } from '../database.ts';
import { type StoreOverOptions, storeOver } from '../steps/store-over.ts';
import type { Store } from '../store.ts';
import { startWorker } from '../worker/worker-client.ts';
import { WORKER_FILE } from './worker/worker-file.ts';

export interface SqliteStoreOptions extends StoreOverOptions {
  /** Told how far it is while it brings what an earlier version kept to this one; `total` may be 0. */
  onUpdating?: ((done: number, total: number) => void) | undefined;
}

/**
 * What is kept in a data folder, which is this process's alone until `dispose`. All work on it is done in a thread of its
 * own, so that nothing here holds up a token.
 *
 * @throws {StoreError} `in_use`, `newer_version`, `corrupt`, `not_writable`, `disk_full`; nothing was overwritten
 */
export async function openSqliteStore(folder: string, options: SqliteStoreOptions = {}): Promise<Database> {
  const worker = await startWorker(WORKER_FILE, { folder }, options.onUpdating);
  const database: Omit<Database, keyof Store> = {
    people: {
      all: () => worker.askPeople('allPeople'),
      keep: (person) => worker.askPeople('keepPerson', person),
      keepInvitation: (invitation) => worker.askPeople('keepInvitation', invitation),
      removeInvitation: (id) => worker.askPeople('removeInvitation', id),
      countQuestion: (person, question) => worker.askPeople('countQuestion', person, question),
      uncountQuestion: (person, at) => worker.askPeople('uncountQuestion', person, at),
      countedQuestions: (since) => worker.askPeople('countedQuestions', since),
      remove: (person) => worker.askPeople('removePerson', person),
    },
    storeOf: (person) =>
      storeOver(
        {
          get failure() {
            return worker.failure;
          },
          onFailure: worker.onFailure,
          // It closes with the first person's.
          dispose: async () => {},
          ...worker.callsOf(person),
        },
        options,
      ),
    dropStore: worker.drop,
  };
  return Object.assign(storeOver(worker, options), database);
}
