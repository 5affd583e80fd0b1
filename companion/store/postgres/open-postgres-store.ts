import { type StoreOverOptions, storeOver } from '../steps/store-over.ts';
import type { Store } from '../store.ts';
import { startWorker } from '../worker/worker-client.ts';
import { WORKER_FILE } from './worker/worker-file.ts';

export interface PostgresStoreOptions extends StoreOverOptions {
  /** Where contents of questions are files, a folder that all companions share; none: they are in the database. */
  blobFolder?: string | undefined;
  /** Milliseconds that the database may take to be reached, and to answer something short; else it is away. */
  patienceMs?: number | undefined;
}

/** A database that several companions and persons share. */
export interface PostgresStores {
  /** What one person has: nothing of any other is in it. Empty: the one person there is. Its `dispose` ends all of them. */
  storeOf(person: string): Store;
  dispose(deadline?: Promise<void>): Promise<void>;
}

/**
 * What is kept in a PostgreSQL database of version 15 or later. All work on it is done in a thread of its own, where its
 * client is loaded as well.
 *
 * @param url `postgres://…`
 * @throws {StoreError} `database_away`, `newer_version`, `failed`; nothing was overwritten
 */
export async function openPostgresStores(url: string, options: PostgresStoreOptions = {}): Promise<PostgresStores> {
  const { blobFolder, patienceMs } = options;
  const worker = await startWorker(WORKER_FILE, { url, blobFolder, patienceMs });
  return {
    storeOf: (person) =>
      storeOver(
        {
          get failure() {
            return worker.failure;
          },
          onFailure: worker.onFailure,
          dispose: worker.dispose,
          ...worker.callsOf(person),
        },
        options,
      ),
    dispose: worker.dispose,
  };
}

/** The store of the one person there is. */
export async function openPostgresStore(url: string, options: PostgresStoreOptions = {}): Promise<Store> {
  return (await openPostgresStores(url, options)).storeOf('');
}
