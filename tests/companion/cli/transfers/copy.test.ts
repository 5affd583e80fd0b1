import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../../../companion/store/sqlite/open-sqlite-store.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../../../helpers/postgres-server.ts';
import { createTestFolder } from '../../server/test-companion.ts';
import { exchange } from '../../store/contract/store-under-test.ts';
import { createDatabases } from '../../store/postgres/temp-database.ts';
import { runCli } from '../cli-process.ts';

describe.skipIf(!hasPostgres)('aside copy', () => {
  let server: PostgresServer;
  const createDatabase = createDatabases(() => server);
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.dispose());

  /** A data folder with so many chats. */
  async function createHistory(chats = 1): Promise<string> {
    const folder = createTestFolder();
    const store = await openSqliteStore(folder);
    for (let count = 0; count < chats; count++) await exchange(store, { message: 'How high are tides?' });
    await store.dispose();
    return folder;
  }

  test('takes a history to a database and back, and says how much it was', async () => {
    const [from, url, back] = [await createHistory(2), await createDatabase(), createTestFolder()];
    const there = await runCli(['copy', '--from', from, '--to', url]).ended;
    expect([there.code, there.stderr.split('\n').at(-2)]).toEqual([0, 'Copied. Chats: 2, questions: 2.']);
    const home = await runCli(['copy', '--to', back], undefined, { ASIDE_DATABASE: url }).ended;
    expect([home.code, home.stderr.split('\n').at(-2)]).toEqual([0, 'Copied. Chats: 2, questions: 2.']);
    const store = await openSqliteStore(back);
    expect((await store.list()).items).toHaveLength(2);
    await store.dispose();
  });

  test('refuses what it can’t copy, in words, and writes nothing', async () => {
    const [full, url] = [await createHistory(), await createDatabase()];
    await runCli(['copy', '--from', full, '--to', url]).ended;
    const [empty, nowhere] = [await createDatabase(), join(createTestFolder(), 'none')];
    const away = new URL(empty);
    away.searchParams.set('host', nowhere);
    const refusals: [string[], RegExp][] = [
      [['--from', full, '--to', url], /is kept in .* already\. Nothing was copied/],
      [['--from', url, '--to', full], /is kept in .* already\. Nothing was copied/],
      [['--from', empty, '--to', nowhere], /nothing to copy/],
      [['--from', `${nowhere}-either`, '--to', url], /There is no history in/],
      [['--from', full, '--to', nowhere], /Name one of each/],
      [['--from', full], /Name one of each/],
      [['--from', full, '--to', away.href], /can’t be reached/],
    ];
    for (const [args, words] of refusals) {
      const { code, stderr } = await runCli(['copy', ...args]).ended;
      expect([code, stderr]).toEqual([1, expect.stringMatching(words)]);
    }
    const twice = await runCli(['copy', '--from', full, '--to', 'postgres://aside:secret@localhost/x']).ended;
    expect([twice.code, twice.stderr]).toEqual([2, expect.not.stringContaining('secret')]);
  });

  test('refuses a folder that a companion uses, and a database to which somebody else writes', async () => {
    const [from, url] = [await createHistory(), await createDatabase()];
    const store = await openSqliteStore(from);
    const used = await runCli(['copy', '--from', from, '--to', url]).ended;
    await store.dispose();
    expect([used.code, used.stderr]).toEqual([1, expect.stringContaining(`uses the data folder ${from}`)]);

    const { Client } = (await import('pg')).default;
    const other = new Client({ connectionString: url });
    await other.connect();
    await other.query('BEGIN');
    await other.query('LOCK TABLE turns IN ROW EXCLUSIVE MODE');
    const locked = await runCli(['copy', '--from', from, '--to', url]).ended;
    await other.end();
    expect([locked.code, locked.stderr]).toEqual([1, expect.stringContaining('Another program uses')]);
  });

  test('says that other people have chats, which it leaves where they are', async () => {
    const [from, url] = [await createHistory(), await createDatabase()];
    const store = await openSqliteStore(from);
    const ada = { id: '0123456789abcdef0123', name: 'Ada', administrator: false, turns: null, questions: null };
    await store.people.keep({ ...ada, createdAt: 1, revokedAt: null });
    await exchange(store.storeOf(ada.id));
    await store.dispose();
    const { code, stderr } = await runCli(['copy', '--from', from, '--to', url]).ended;
    expect([code, stderr]).toEqual([0, expect.stringContaining('other people are not copied. People: 1.')]);
    expect(await server.query(url, 'SELECT DISTINCT person FROM conversations')).toEqual([{ person: '' }]);
  });

  test('that is interrupted leaves nothing, and can be done again', async () => {
    const [from, url] = [await createHistory(400), await createDatabase()];
    for (const signal of ['SIGINT', 'SIGKILL'] as const) {
      const copying = runCli(['copy', '--from', from, '--to', url]);
      await copying.said('Copied: ');
      copying.child.kill(signal);
      const { code, stderr } = await copying.ended;
      expect([code, stderr.includes('Nothing was copied')]).toEqual(signal === 'SIGINT' ? [130, true] : [null, false]);
      expect(await server.query(url, 'SELECT 1 FROM conversations')).toEqual([]);
    }
    const again = await runCli(['copy', '--from', from, '--to', url]).ended;
    expect([again.code, again.stderr]).toEqual([0, expect.stringContaining('Chats: 400, questions: 400.')]);
  });

  test('says when contents are in a folder that it was not told of', async () => {
    const [from, url, blobs] = [createTestFolder(), await createDatabase(), createTestFolder()];
    const store = await openSqliteStore(from);
    const page = { type: 'page' as const, title: 'T', url: '', language: '', text: 'a page', omittedChars: 0 };
    await exchange(store, { sources: [page] });
    await store.dispose();
    expect((await runCli(['copy', '--from', from, '--to', url, '--blob-folder', blobs]).ended).code).toBe(0);
    const [back, other] = [createTestFolder(), createTestFolder()];
    const without = await runCli(['copy', '--from', url, '--to', back]).ended;
    expect([without.code, without.stderr]).toEqual([1, expect.stringContaining('--blob-folder')]);
    expect((await runCli(['copy', '--from', url, '--to', other, '--blob-folder', blobs]).ended).code).toBe(0);
    rmSync(back, { recursive: true });
  });
});
