import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../../../companion/store/postgres/database/migrate.ts';
import { MIGRATIONS } from '../../../../companion/store/postgres/database/migrations/migrations.ts';
import { openPostgresStore } from '../../../../companion/store/postgres/open-postgres-store.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../../../helpers/postgres-server.ts';
import { exchange } from '../contract/store-under-test.ts';

describe.skipIf(!hasPostgres)('a database', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.dispose());

  it('is made by one of the companions that start at once, and all of them can work with it', async () => {
    const url = await server.createDatabase();
    const stores = await Promise.all(Array.from({ length: 5 }, () => openPostgresStore(url)));
    for (const store of stores) await exchange(store);
    expect((await stores[0]?.list())?.items).toHaveLength(5);
    await Promise.all(stores.map((store) => store.dispose()));
    expect(await server.query(url, 'SELECT version FROM aside_version')).toEqual([{ version: MIGRATIONS.length }]);
  });

  it('that a newer version made is refused, and nothing in it is changed', async () => {
    const url = await server.createDatabase();
    const store = await openPostgresStore(url);
    await store.dispose();
    await server.query(url, 'UPDATE aside_version SET version = $1', [MIGRATIONS.length + 1]);
    await expect(openPostgresStore(url)).rejects.toMatchObject({
      code: 'newer_version',
      params: { cause: 'newer_version' },
    });
    expect(await server.query(url, 'SELECT version FROM aside_version')).toEqual([{ version: MIGRATIONS.length + 1 }]);
  });

  it('is brought on step by step, each whole or not done', async () => {
    const url = await server.createDatabase();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const steps = ['CREATE TABLE a (n integer)', 'CREATE TABLE b (n integer); SELECT 1 / 0'];
      await expect(migrate(client, 'x', steps)).rejects.toThrow('division by zero');
      const version = async () => (await client.query('SELECT version FROM aside_version')).rows[0];
      expect(await version()).toEqual({ version: 1 });
      expect((await client.query("SELECT to_regclass('b') AS b")).rows[0]).toEqual({ b: null });
      await migrate(client, 'x', [steps[0] ?? '', 'CREATE TABLE b (n integer)']);
      expect(await version()).toEqual({ version: 2 });
    } finally {
      await client.end();
    }
  });

  it('that takes not all characters is refused', async () => {
    const url = await server.createDatabase();
    const name = `latin_${Date.now()}`;
    await server.query(url, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'`);
    const latin = url.replace(/localhost\/\w+/, `localhost/${name}`);
    await expect(openPostgresStore(latin)).rejects.toMatchObject({
      code: 'failed',
      params: { cause: 'database_failed', reason: 'LATIN1' },
    });
  });

  it('that is not there, or whose server is away, is said without what opens it', async () => {
    const url = await server.createDatabase();
    const nowhere = new URL(url.replace(/localhost\/\w+/, 'localhost/nowhere'));
    nowhere.password = 'secret';
    const missing = await openPostgresStore(nowhere.href).catch((error: unknown) => error);
    expect(missing).toMatchObject({ code: 'failed', params: { cause: 'database_failed', reason: '3D000' } });
    const unreached = await openPostgresStore('postgres://ada:secret@127.0.0.1:1/aside');
    onTestFinished(() => unreached.dispose());
    const away = unreached.absence;
    expect(away).toMatchObject({
      code: 'database_away',
      params: { database: '127.0.0.1:1/aside', reason: 'ECONNREFUSED' },
    });
    expect(JSON.stringify([missing, away, String(missing), String(away)])).not.toContain('secret');
  });
});
