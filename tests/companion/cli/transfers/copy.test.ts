import { chownSync, existsSync, globSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBlobContents } from '../../../../companion/store/postgres/blobs/blob-contents.ts';
import { openDatabase } from '../../../../companion/store/postgres/database/open-database.ts';
import { openPostgresStore } from '../../../../companion/store/postgres/open-postgres-store.ts';
import { roomOf } from '../../../../companion/store/room-name.ts';
import { openSqliteStore } from '../../../../companion/store/sqlite/open-sqlite-store.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../../../helpers/postgres-server.ts';
import { canMountDisk, mountSmallDisk } from '../../../helpers/small-disk.ts';
import { createTestFolder } from '../../server/test-companion.ts';
import { exchange } from '../../store/contract/store-under-test.ts';
import { createDatabases } from '../../store/postgres/temp-database.ts';
import { runCli } from '../cli-process.ts';

const PEOPLE = ['0123456789abcdef0123', 'fedcba9876543210fedc'];

describe.skipIf(!hasPostgres)('aside copy', () => {
  let server: PostgresServer;
  const createDatabase = createDatabases(() => server);
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.dispose());

  /** A data folder with so many chats, which as many others have, too. */
  async function createHistory(chats = 1, people: readonly string[] = [], message = 'How high are tides?') {
    const folder = createTestFolder();
    const store = await openSqliteStore(folder);
    for (let count = 0; count < chats; count++) await exchange(store, { message });
    for (const [index, id] of people.entries()) {
      const quotas = { administrator: false, turns: 2, questions: 60 };
      await store.people.keep({ id, name: `Ada ${index}`, ...quotas, createdAt: index + 1, revokedAt: null });
      for (let count = 0; count < chats; count++) await exchange(store.storeOf(id), { message });
    }
    await store.dispose();
    return folder;
  }

  /** What a folder holds when nothing was copied to it, but who may do so. */
  function expectNothingIn(folder: string): void {
    expect(readdirSync(folder).toSorted()).toEqual(['conversations.db', 'lock.db']);
    const db = new DatabaseSync(join(folder, 'conversations.db'), { readOnly: true });
    for (const table of ['conversations', 'people', 'blobs'])
      expect(db.prepare(`SELECT 1 FROM ${table}`).all()).toEqual([]);
    db.close();
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

  test('takes everybody’s history, and who they are, but no invitation and nothing of the last hour', async () => {
    const [from, url, back] = [await createHistory(2, PEOPLE), await createDatabase(), createTestFolder()];
    const verifier = new Uint8Array(32).fill(7);
    const before = await openSqliteStore(from);
    const [ada = '', bob = ''] = PEOPLE;
    const client = { verifier, name: 'Firefox', origin: 'moz-extension://x', createdAt: 5, lastSeenAt: 6 };
    await before.clients.add({ ...client, id: 'client', person: ada });
    const room = { verifier, conversation: roomOf(bob, 'chat'), may: 'write' as const, createdAt: 5 };
    await before.rooms.keep([], { ...room, id: 'member', name: 'Eve', origin: 'http://127.0.0.1' });
    await before.people.keepInvitation({ id: 'link', verifier, person: bob, createdAt: 5, expiresAt: 9 });
    await before.people.countQuestion(ada, { at: 5, since: 0, most: 9 });
    const there = await before.people.all();
    await before.dispose();

    for (const args of [
      ['--from', from, '--to', url],
      ['--from', url, '--to', back],
    ]) {
      const { code, stderr } = await runCli(['copy', ...args]).ended;
      expect([code, stderr]).toEqual([0, expect.stringContaining('Chats: 6, questions: 6.')]);
      expect(stderr).toContain('Everybody’s chats were copied. People: 3.');
    }
    const after = await openSqliteStore(back);
    expect(await after.people.all()).toEqual({ people: there.people, invitations: [] });
    expect(await after.people.countedQuestions(0)).toEqual([]);
    expect(await after.clients.all()).toEqual([expect.objectContaining({ id: 'client', person: ada })]);
    expect((await after.rooms.all()).members).toEqual([expect.objectContaining({ conversation: room.conversation })]);
    for (const person of PEOPLE) expect((await after.storeOf(person).list()).items).toHaveLength(2);
    await after.dispose();
  });

  test('refuses a folder in which other people have something', async () => {
    const [from, url, to] = [await createHistory(), await createDatabase(), await createHistory(1, PEOPLE)];
    await runCli(['copy', '--from', from, '--to', url]).ended;
    rmSync(join(to, 'conversations.db'));
    const { code, stderr } = await runCli(['copy', '--from', url, '--to', to]).ended;
    expect([code, stderr]).toEqual([1, expect.stringContaining('Nothing was copied')]);
  });

  test('that a power cut ended is there as a whole, or not at all', async () => {
    const [ada = ''] = PEOPLE;
    for (const isWhole of [true, false]) {
      const folder = await createHistory(1, isWhole ? PEOPLE : []);
      if (!isWhole) mkdirSync(join(folder, 'copying', ada), { recursive: true });
      // As it is between the last write and the last step.
      else renameSync(join(folder, 'people'), join(folder, 'copying'));
      const store = await openSqliteStore(folder);
      expect(existsSync(join(folder, 'copying'))).toBe(false);
      expect((await store.storeOf(ada).list()).items).toHaveLength(isWhole ? 1 : 0);
      await store.dispose();
    }
  });

  test('says that a companion uses the database', async () => {
    const [from, url, back] = [await createHistory(), await createDatabase(), createTestFolder()];
    const companion = await openPostgresStore(url);
    await companion.list();
    const to = await runCli(['copy', '--from', from, '--to', url]).ended;
    expect([to.code, to.stderr]).toEqual([0, expect.stringMatching(/companion uses .* Restart it/)]);
    expect((await companion.list()).items).toHaveLength(1);
    const away = await runCli(['copy', '--from', url, '--to', back]).ended;
    expect([away.code, away.stderr]).toEqual([0, expect.stringMatching(/companion uses .* from now on is not copied/)]);
    await companion.dispose();
  });

  test('that is interrupted leaves nothing, and can be done again', async () => {
    const [from, url, blobs] = [await createHistory(400, PEOPLE.slice(1)), await createDatabase(), createTestFolder()];
    const store = await openSqliteStore(from);
    const page = { type: 'page' as const, title: 'T', url: '', language: '', text: 'a page', omittedChars: 0 };
    await exchange(store, { sources: [page] });
    await store.dispose();
    const args = ['copy', '--from', from, '--to', url, '--blob-folder', blobs];
    const files = () => globSync('*/*', { cwd: blobs });
    for (const signal of ['SIGINT', 'SIGKILL'] as const) {
      const copying = runCli(args);
      await copying.said('Copied: ');
      expect(files()).toHaveLength(1);
      copying.child.kill(signal);
      const { code, stderr } = await copying.ended;
      expect([code, stderr.includes('Nothing was copied')]).toEqual(signal === 'SIGINT' ? [130, true] : [null, false]);
      expect(await server.query(url, 'SELECT 1 FROM conversations')).toEqual([]);
      if (signal === 'SIGINT') expect(files()).toEqual([]);
    }
    // What is left of it on disk is swept by whoever uses the database next.
    const sweeping = createBlobContents(blobs);
    const database = await openDatabase(url);
    await sweeping.sweep(database.bulk);
    await database.close();
    expect(files()).toEqual([]);
    const again = await runCli(args).ended;
    expect([again.code, again.stderr]).toEqual([0, expect.stringContaining('Chats: 801, questions: 801.')]);
    expect(files()).toHaveLength(1);
    expect(await server.query(url, 'SELECT 1 FROM dropped_blobs')).toEqual([]);

    const to = createTestFolder();
    for (const signal of ['SIGINT', 'SIGKILL'] as const) {
      const back = runCli(['copy', '--from', url, '--to', to, '--blob-folder', blobs]);
      // Then some of the other person's is there, beside what counts.
      await back.said('70%');
      back.child.kill(signal);
      const { code } = await back.ended;
      expect(code).toBe(signal === 'SIGINT' ? 130 : null);
      await (await openSqliteStore(to)).dispose();
      expectNothingIn(to);
    }
    expect((await runCli(['copy', '--from', url, '--to', to, '--blob-folder', blobs]).ended).code).toBe(0);
  });

  test('takes a content that several people asked with to a folder, once', async () => {
    const [from, url, blobs] = [await createHistory(1, PEOPLE), await createDatabase(), createTestFolder()];
    const page = { type: 'page' as const, title: 'T', url: '', language: '', text: 'a page', omittedChars: 0 };
    const before = await openSqliteStore(from);
    for (const person of ['', ...PEOPLE]) await exchange(before.storeOf(person), { sources: [page] });
    await before.dispose();
    const { code, stderr } = await runCli(['copy', '--from', from, '--to', url, '--blob-folder', blobs]).ended;
    expect([code, stderr]).toEqual([0, expect.stringContaining('Chats: 6, questions: 6.')]);
    expect(globSync('*/*', { cwd: blobs })).toHaveLength(1);
    expect(await server.query(url, 'SELECT 1 FROM dropped_blobs')).toEqual([]);
  });

  test.skipIf(!canMountDisk)('says that a disk is full, and leaves nothing on it', async () => {
    const [from, url] = [await createHistory(1, PEOPLE, 'tides '.repeat(200_000)), await createDatabase()];
    expect((await runCli(['copy', '--from', from, '--to', url]).ended).code).toBe(0);
    const disk = mountSmallDisk('6m');
    const home = await runCli(['copy', '--from', url, '--to', disk.folder]).ended;
    expect([home.code, home.stderr]).toEqual([1, expect.stringContaining('There is no room left for')]);
    expectNothingIn(disk.folder);

    const small = mountSmallDisk('24m');
    const { uid, gid } = statSync(new URL(url).searchParams.get('host') ?? '');
    chownSync(small.folder, uid, gid);
    await server.query(url, `CREATE TABLESPACE small LOCATION '${small.folder}'`);
    await server.query(url, 'CREATE DATABASE small TABLESPACE small');
    const full = new URL(url);
    full.pathname = '/small';
    await (await openPostgresStore(full.href)).dispose();
    small.fill();
    const there = await runCli(['copy', '--from', from, '--to', full.href]).ended;
    expect([there.code, there.stderr]).toEqual([1, expect.stringMatching(/There is no room left for .*small/)]);
    small.clear();
    expect(await server.query(full.href, 'SELECT 1 FROM conversations')).toEqual([]);
    expect((await runCli(['copy', '--from', from, '--to', full.href]).ended).code).toBe(0);
    await server.query(url, 'DROP DATABASE small');
    await server.query(url, 'DROP TABLESPACE small');
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
