import type { Database } from '../database.ts';
import { type StoreOverOptions, storeOver } from '../steps/store-over.ts';
import type { Store } from '../store.ts';
import type { WorkerClient } from './worker-client.ts';

/** Everything that a companion keeps, on the storage's thread. */
export function databaseOver(worker: WorkerClient, options: StoreOverOptions): Database {
  const database: Omit<Database, keyof Store> = {
    people: {
      all: () => worker.askPeople('allPeople'),
      keep: (person) => worker.askPeople('keepPerson', person),
      change: (person, changes) => worker.askPeople('changePerson', person, changes),
      returnInvitation: (invitation) => worker.askPeople('returnInvitation', invitation),
      keepInvitation: (invitation) => worker.askPeople('keepInvitation', invitation),
      removeInvitation: (id) => worker.askPeople('removeInvitation', id),
      countQuestion: (person, question) => worker.askPeople('countQuestion', person, question),
      uncountQuestion: (person, at) => worker.askPeople('uncountQuestion', person, at),
      countedQuestions: (since) => worker.askPeople('countedQuestions', since),
      shutOut: (person, at) => worker.askPeople('shutOutPerson', person, at),
      remove: (person) => worker.askPeople('removePerson', person),
    },
    storeOf: (person) =>
      storeOver(
        {
          get failure() {
            return worker.failure;
          },
          onFailure: worker.onFailure,
          get absence() {
            return worker.absence;
          },
          onReached: worker.onReached,
          // It closes with the first person's store.
          dispose: async () => {},
          ...worker.callsOf(person),
        },
        options,
      ),
    dropStore: worker.drop,
  };
  return Object.assign(storeOver(worker, options), database);
}
