import type { Database } from '../database.ts';
import type { StoreOverOptions } from '../steps/store-over.ts';
import { databaseOver } from '../worker/database-over.ts';
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
  return databaseOver(worker, options);
}
