import type { Database } from '../database.ts';
import type { StoreOverOptions } from '../steps/store-over.ts';
import { databaseOver } from '../worker/database-over.ts';
import { startWorker } from '../worker/worker-client.ts';
import { WORKER_FILE } from './worker/worker-file.ts';

export interface PostgresStoreOptions extends StoreOverOptions {
  /** The folder with the contents of questions, which all companions share; none: they are in the database. */
  blobFolder?: string | undefined;
  /** Milliseconds that the database may take to be reached, and to answer something short; else it is away. */
  patienceMs?: number | undefined;
}

/**
 * A store in a PostgreSQL database (version 15 or later), which several companions and persons share. A thread of its own does
 * all work on it, and loads its client. A database that is away is opened once it can be reached; see `Store.absence`.
 *
 * @param url `postgres://…`
 * @throws {StoreError} `newer_version`, `failed`; nothing was overwritten
 */
export async function openPostgresStore(url: string, options: PostgresStoreOptions = {}): Promise<Database> {
  const { blobFolder, patienceMs } = options;
  return databaseOver(await startWorker(WORKER_FILE, { url, blobFolder, patienceMs }), options);
}
