import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CopiedRow,
  type CopiedTable,
  PERSON_TABLES,
  SHARED_TABLES,
} from '../../../../companion/store/copy/copied-tables.ts';
import { type CopyEnd, copyHistory } from '../../../../companion/store/copy/copy-history.ts';
import type { Database } from '../../../../companion/store/database.ts';
import { openPostgresEnd } from '../../../../companion/store/postgres/copy-end.ts';
import { openPostgresStore } from '../../../../companion/store/postgres/open-postgres-store.ts';
import { openSqliteEnd } from '../../../../companion/store/sqlite/copy-end.ts';
import { openSqliteStore } from '../../../../companion/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../../../companion/store/store.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../../../helpers/postgres-server.ts';
import { collect } from '../contract/store-under-test.ts';
import { createDatabases } from '../postgres/temp-database.ts';
import { liveAll, lives, SEARCHES } from './random-history.ts';

/** All rows, as they would be copied. */
async function rowsOf(end: CopyEnd): Promise<Record<string, CopiedRow[]>> {
  return end.read(async (source) => {
    const all: Record<string, CopiedRow[]> = {};
    const read = async (person: string, table: CopiedTable) => {
      all[`${person} ${table}`] = (await collect(source.read({ person, table }))).flat().map(plain);
    };
    for (const person of await source.persons()) for (const table of PERSON_TABLES) await read(person, table);
    for (const table of SHARED_TABLES) await read('', table);
    return all;
  });
}

/** Buffers and other arrays of bytes are alike; rows of SQLite have no prototype. */
function plain(row: CopiedRow): CopiedRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
    ]),
  );
}

/** What people and companions can ask of it. */
async function answersOf(database: Database): Promise<unknown> {
  const { people } = await database.people.all();
  const others = people.map(async ({ id }) => answersTo(database.storeOf(id)));
  return {
    people,
    first: await answersTo(database),
    others: await Promise.all(others),
    clients: await database.clients.all(),
    rooms: await database.rooms.all(),
  };
}

async function answersTo(store: Store): Promise<unknown> {
  const found = [];
  for (const query of SEARCHES) found.push(await store.search(query));
  return {
    found,
    list: await store.list(),
    names: await store.filterNames(),
    exported: await collect(store.exportParts('all')),
    running: (await store.running()).toSorted((a, b) => (a.turn < b.turn ? -1 : 1)),
    prompts: await store.prompts.all(),
    preferences: await store.preferences.all(),
    tuned: await store.parameters.of({ model: 'tiny', conversation: 'chat-1' }),
    note: await store.notes.find('note chat-1'),
  };
}

async function using<T>(store: Database, work: (store: Database) => Promise<T>): Promise<T> {
  try {
    return await work(store);
  } finally {
    await store.dispose();
  }
}

async function copy(from: CopyEnd, to: CopyEnd) {
  try {
    return await copyHistory(from, to);
  } finally {
    await from.close();
    await to.close();
  }
}

describe.skipIf(!hasPostgres)('a history that is copied', () => {
  let server: PostgresServer;
  const createDatabase = createDatabases(() => server);
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.dispose());

  it('is the same in PostgreSQL, and back in a folder, whatever happened in it', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (events) => {
        const home = mkdtempSync(join(tmpdir(), 'aside-copy-'));
        try {
          let now = 0;
          const options = { now: () => now };
          const first = join(home, 'first');
          const before = await using(await openSqliteStore(first, options), async (store) => {
            await liveAll(store, events, (ms) => {
              now = ms;
            });
            return answersOf(store);
          });
          const url = await createDatabase();
          const source = openSqliteEnd(first);
          const rows = await rowsOf(source);
          if (Object.values(rows).every((each) => each.length === 0)) return void (await source.close());
          await copy(source, await openPostgresEnd(url));
          expect(await using(await openPostgresStore(url, options), answersOf)).toEqual(before);

          const last = join(home, 'last');
          await copy(await openPostgresEnd(url), openSqliteEnd(last));
          const back = openSqliteEnd(last);
          expect(await rowsOf(back)).toEqual(rows);
          await back.close();
          expect(await using(await openSqliteStore(last, options), answersOf)).toEqual(before);
        } finally {
          rmSync(home, { recursive: true, force: true });
        }
      }),
      { numRuns: 8, seed: 20261127, endOnFailure: true },
    );
  });
});
