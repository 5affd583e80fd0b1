import { type Clock, systemClock } from '../connection/clock.ts';

/** One store of one database on disk (IndexedDB). All calls reject with what the browser says, or when it says nothing. */
export interface ObjectStore {
  /** Resolves once what was done is on disk. */
  run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T>;
  /** Removes all of it, also where it can't be opened any more. */
  deleteAll(): Promise<void>;
}

export interface ObjectStoreOptions {
  databases: IDBFactory;
  /** Of the database. */
  name: string;
  store: string;
  /** `relaxed`: what is done outlives the browser, and not every power cut; it takes much less time. Default: `strict`. */
  durability?: 'strict' | 'relaxed';
  clock?: Clock;
}

/** A browser whose disk hangs never answers, and a panel must open all the same. */
const PATIENCE_MS = 5_000;

export function openObjectStore(options: ObjectStoreOptions): ObjectStore {
  const { databases, name, store, durability = 'strict', clock = systemClock } = options;

  async function withPatience<T>(act: () => Promise<T>): Promise<T> {
    const tooLong = Promise.withResolvers<never>();
    const cancelTimer = clock.after(PATIENCE_MS, () => tooLong.reject(undefined));
    try {
      return await Promise.race([act(), tooLong.promise]);
    } finally {
      cancelTimer();
    }
  }

  function open(): Promise<IDBDatabase> {
    const request = databases.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    return settled(request);
  }

  return {
    run(mode, act) {
      const transact = async () => {
        const database = await open();
        try {
          const transaction = database.transaction(store, mode, { durability });
          const request = act(transaction.objectStore(store));
          await new Promise<void>((resolve, reject) => {
            transaction.oncomplete = () => resolve();
            transaction.onabort = () => reject(transaction.error);
          });
          return request.result;
        } finally {
          database.close();
        }
      };
      // What fails for a moment only is not worth a word.
      return withPatience(() => transact().catch(transact));
    },
    deleteAll: () => withPatience(async () => void (await settled(databases.deleteDatabase(name)))),
  };
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
