import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../../companion/cli/doctor/check-database.ts';
import { openDatabase } from '../../../../companion/store/postgres/database/open-database.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../../../helpers/postgres-server.ts';

describe.skipIf(!hasPostgres)('the doctor', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.dispose());

  it('says that a database answers, and of which version it is, and leaves nothing in it', async () => {
    const url = await server.createDatabase();
    expect(await checkDatabase(url)).toMatchObject({
      isOk: true,
      what: expect.stringMatching(/ answers \(PostgreSQL \d+\.\d+/),
    });
    expect(await server.query(url, "SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace")).toEqual([]);
  });

  it('says why one can not be asked, and what to do, without its password', async () => {
    const away = await checkDatabase('postgres://ada:secret@127.0.0.1:1/aside');
    expect(away).toMatchObject({
      isOk: false,
      what: '127.0.0.1:1/aside can’t be reached (ECONNREFUSED).',
      cure: expect.stringContaining('Start PostgreSQL.'),
    });
    const missing = await checkDatabase((await server.createDatabase()).replace(/localhost\/\w+/, 'localhost/nowhere'));
    expect(missing).toMatchObject({ isOk: false, what: expect.stringContaining('(3D000)') });
    expect(JSON.stringify([away, missing])).not.toContain('secret');
  });

  it('names the file of a certificate that can not be read, as a start does', async () => {
    const url = `${await server.createDatabase()}?sslmode=verify-full&sslrootcert=/nowhere/ca.pem`;
    expect(await checkDatabase(url)).toMatchObject({
      isOk: false,
      what: expect.stringContaining('(ENOENT /nowhere/ca.pem)'),
    });
    await expect(openDatabase(url)).rejects.toMatchObject({
      code: 'failed',
      params: { cause: 'database_failed', reason: 'ENOENT /nowhere/ca.pem' },
    });
  });
});
