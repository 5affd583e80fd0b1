import type { Database } from './database.ts';
import { openSqliteStore } from './sqlite/open-sqlite-store.ts';

/** Where a database is, and the folder of what it does not hold. */
export interface DatabasePlace {
  url: string;
  blobFolder?: string;
}

/** Opens what a companion keeps. */
export type StoreOpener = (...args: Parameters<typeof openSqliteStore>) => Promise<Database>;

/** What opens the store: that of a data folder, or that of a database, whose client is loaded only then. */
export function openerOf(database: DatabasePlace | undefined): StoreOpener {
  if (database === undefined) return openSqliteStore;
  const { url, blobFolder } = database;
  return async (_folder, { now, limits } = {}) => {
    const { openPostgresStore } = await import('./postgres/open-postgres-store.ts');
    return openPostgresStore(url, { now, limits, blobFolder });
  };
}
