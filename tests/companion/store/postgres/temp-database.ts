import { onTestFinished } from 'vitest';
import type { Database } from '../../../../companion/store/database.ts';
import {
  openPostgresStore,
  type PostgresStoreOptions,
} from '../../../../companion/store/postgres/open-postgres-store.ts';
import type { Limits } from '../../../../protocol/limits.ts';
import type { PostgresServer } from '../../../helpers/postgres-server.ts';
import type { StoreUnderTest } from '../contract/store-under-test.ts';

/** A store whose time stands at 1,000,000 ms until it is set, in a database of its own. */
export async function openTempDatabase(
  url: string,
  limits: Partial<Limits> = {},
  options: PostgresStoreOptions & { person?: string } = {},
): Promise<StoreUnderTest & { stores: Database }> {
  const { person = '' } = options;
  let time = 1_000_000;
  const open = () => openPostgresStore(url, { now: () => time, limits, ...options });
  let stores = await open();
  let store = stores.storeOf(person);
  onTestFinished(() => stores.dispose());
  return {
    get store() {
      return store;
    },
    get stores() {
      return stores;
    },
    async reopen() {
      await stores.dispose();
      stores = await open();
      store = stores.storeOf(person);
      return store;
    },
    setNow(ms) {
      time = ms;
    },
  };
}

/** Gives databases that are empty but have their tables: these are made once. */
export function createDatabases(server: () => PostgresServer): () => Promise<string> {
  let template: Promise<string> | undefined;
  async function make(): Promise<string> {
    const url = await server().createDatabase();
    await (await openPostgresStore(url)).dispose();
    return url;
  }
  return async () => {
    template ??= make();
    return server().copyDatabase(await template);
  };
}
