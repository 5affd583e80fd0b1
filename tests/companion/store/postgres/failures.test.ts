import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createPeople } from '../../../../companion/access/people/people.ts';
import { readOnceReached } from '../../../../companion/access/reread-access.ts';
import { createRoomAccess } from '../../../../companion/access/rooms/room-access.ts';
import type { PeopleStore } from '../../../../companion/store/people-store.ts';
import { isAway } from '../../../../companion/store/postgres/database/database-failure.ts';
import { openDatabase } from '../../../../companion/store/postgres/database/open-database.ts';
import { createCapturedLog } from '../../../helpers/captured-log.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../../../helpers/postgres-server.ts';
import { until } from '../../../helpers/until.ts';
import { answerTo, exchange, question } from '../contract/store-under-test.ts';
import { createDatabases, openTempDatabase } from './temp-database.ts';

/** A way to a server's socket that loses the next answer that holds something, after the server has given it. */
async function startForgetfulProxy(url: string) {
  const folder = mkdtempSync(join(tmpdir(), 'aside-proxy-'));
  const target = new URL(url);
  const behind = join(target.searchParams.get('host') ?? '', '.s.PGSQL.5432');
  const sockets = new Set<Socket>();
  let lost = '';
  let losses = 0;
  const proxy = createServer((near) => {
    const far = connect(behind);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.on('data', (data) => {
      if (lost !== '' && data.includes(lost)) {
        lost = '';
        losses += 1;
        near.destroy();
      } else near.write(data);
    });
  });
  proxy.listen(join(folder, '.s.PGSQL.5432'));
  await once(proxy, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
    rmSync(folder, { recursive: true, force: true });
  });
  target.searchParams.set('host', folder);
  return {
    url: target.href,
    /** The connection breaks when the server answers with this. */
    lose(answer: string) {
      lost = answer;
    },
    get losses() {
      return losses;
    },
  };
}

describe.skipIf(!hasPostgres)('a store whose server fails', () => {
  let server: PostgresServer;
  const createDatabase = createDatabases(() => server);
  beforeAll(async () => {
    server = await startPostgres(['max_connections=20']);
  });
  afterAll(() => server.dispose());

  it('gives up what a companion that stands still had begun, so that others don’t wait for it for ever', async () => {
    const url = await createDatabase();
    const [still, other] = [
      await openDatabase(url, { patienceMs: 2_000 }),
      await openDatabase(url, { patienceMs: 20_000 }),
    ];
    onTestFinished(async () => {
      await Promise.all([still.close(), other.close()]);
    });
    const hold = 'SELECT pg_advisory_xact_lock(1)';
    let isTaken = false;
    const stoodStill = still.short.transaction(async (queries) => {
      await queries.all(hold);
      // Resolves once the server has taken the lock away from this one.
      await other.short.transaction((others) => others.all(hold));
      isTaken = true;
      await queries.all('SELECT 1');
    });
    expect(isAway(await stoodStill.catch((error) => error))).toBe(true);
    expect(isTaken).toBe(true);
    expect(await still.short.all('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('says that it is away while it is, and goes on by itself once it is back', async () => {
    const { store } = await openTempDatabase(await createDatabase());
    const { conversation, turn } = await exchange(store);
    const running = question({ conversation, parent: turn });
    await store.add(running);
    await server.stop();
    const away = { code: 'database_away', params: { cause: 'database_away' } };
    await expect(store.add(question())).rejects.toMatchObject(away);
    await expect(store.finish(answerTo(running, 'x'))).rejects.toMatchObject(away);
    await expect(store.list()).rejects.toMatchObject(away);
    expect(store.failure).toBeUndefined();
    await server.start();
    expect((await store.turns(conversation))?.turns).toHaveLength(2);
    expect(await store.finish(answerTo(running, 'After all.'))).toBe(false);
    expect(await store.add(question({ conversation, parent: running.turn }))).toBe(true);
  });

  it('keeps what it said that it has, and takes the rest again, when its server is killed in the middle', async () => {
    const { store } = await openTempDatabase(await createDatabase());
    const conversation = randomUUID();
    // One after the other, so that the last are still to come.
    const asked = Array.from({ length: 1_000 }, () => question({ conversation }));
    const calls = asked.map((each) => store.add(each).catch((error: { code?: string }) => error.code ?? String(error)));
    await calls[5];
    await server.kill();
    const outcomes = await Promise.all(calls);
    expect([...new Set(outcomes)]).toEqual([true, 'database_away']);
    await server.start();
    for (const [index, outcome] of outcomes.entries()) {
      const each = asked[index];
      if (!each) throw new Error('no question');
      if (outcome === true) expect(await store.findTurn(each.turn)).toBeDefined();
      // Nobody knows of a lost answer: what is there is told by its fingerprint, as after a restart.
      else await store.add(each).catch((error: { code: string }) => expect(error.code).toBe('conflict'));
    }
    expect(await store.countTurns('all')).toBe(1_000);
  });

  it('lets nobody wait for long for one that does not answer', async () => {
    const { store } = await openTempDatabase(await createDatabase(), {}, { patienceMs: 2_000 });
    await exchange(store);
    server.pause();
    try {
      await expect(store.add(question())).rejects.toMatchObject({ code: 'database_away' });
      await expect(store.list()).rejects.toMatchObject({ code: 'database_away' });
    } finally {
      server.resume();
    }
  });

  it('is away for nobody because one person waits for what somebody holds, and leaves others a way to it', async () => {
    const url = await createDatabase();
    const { stores } = await openTempDatabase(url, {}, { patienceMs: 6_000 });
    const [anna, bert, carl] = [stores.storeOf('anna'), stores.storeOf('bert'), stores.storeOf('carl')];
    await exchange(bert);
    const { conversation: archived } = await exchange(carl);
    const held = await Promise.all(Array.from({ length: 8 }, () => exchange(anna)));
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    onTestFinished(() => holder.end());
    await holder.query("BEGIN; SELECT 1 FROM conversations WHERE person <> 'bert' FOR UPDATE");
    let ended = 0;
    const pins = held.map(({ conversation }) =>
      anna
        .pin(conversation, true)
        .catch((error: unknown) => error)
        .finally(() => {
          ended += 1;
        }),
    );
    const archiving = carl.changeChats({ conversations: [archived], change: 'archive' }).catch(() => {});
    expect((await bert.list()).items).toHaveLength(1);
    expect(await bert.holdings()).toMatchObject({ chats: 1 });
    await stores.people.countQuestion('bert', { at: 1, since: 0, most: 9 });
    expect(ended).toBe(0);
    const slow = { code: 'failed', params: { cause: 'database_slow' } };
    expect(await Promise.race(pins)).toMatchObject(slow);
    expect((await bert.list()).items).toHaveLength(1);
    expect(await bert.add(question())).toBe(true);
    await holder.query('ROLLBACK');
    await Promise.all([...pins, archiving]);
    expect(await anna.pin(held[0]?.conversation ?? '', true)).toMatchObject({ pinned: true });
  });

  it('is read by a companion that found it slow at its start, once it is not any more', async () => {
    const url = await createDatabase();
    const log = createCapturedLog();
    const keys = { pair: () => Promise.reject(new Error('nobody comes')), revoke: async () => false };
    const before = (await openTempDatabase(url)).stores;
    const people = (store: PeopleStore) => createPeople({ store, keys, firstName: 'This computer', log });
    await (await people(before.people)).invite('Anna', {});
    const { stores } = await openTempDatabase(url, {}, { patienceMs: 1_000 });
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    onTestFinished(() => holder.end());
    await holder.query('BEGIN; LOCK TABLE people, room_members');
    const [found, rooms] = await Promise.all([
      people(stores.people),
      createRoomAccess({ store: stores.rooms, hasPeople: true, log }),
    ]);
    expect([found.isAway, rooms.isAway]).toEqual([true, true]);
    onTestFinished(readOnceReached(stores, [found, rooms], log));
    await holder.query('ROLLBACK');
    await until('it is read', () => !found.isAway && !rooms.isAway);
    expect(found.findByName('Anna')).toBeDefined();
  });

  it.each([
    ['a question', 'INSERT 0 1', false],
    ['a question with a page', 'COMMIT', true],
  ])('records %s once whose answer was lost', async (_, lost, isWithPage) => {
    const proxy = await startForgetfulProxy(await createDatabase());
    const { store } = await openTempDatabase(proxy.url);
    await exchange(store);
    const page = { type: 'page' as const, title: 'T', url: '', language: '', text: 'x', omittedChars: 0 };
    const asked = question(isWithPage ? { sources: [page] } : {});
    proxy.lose(lost);
    expect(await store.add(asked)).toBe(true);
    expect(proxy.losses).toBe(1);
    expect((await store.turns(asked.conversation))?.turns).toHaveLength(1);
    // Somebody else's under the same id is none of ours.
    await expect(store.add({ ...asked, fingerprint: 'other' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('gives a question that follows its one parent, and ends a turn once, when the answer was lost', async () => {
    const proxy = await startForgetfulProxy(await createDatabase());
    const { store } = await openTempDatabase(proxy.url);
    const { conversation, turn } = await exchange(store);
    const next = question({ conversation, parent: turn });
    proxy.lose('COMMIT');
    expect(await store.follow(next)).toEqual({ parent: turn });
    proxy.lose('has_other');
    expect(await store.finish(answerTo(next, 'Once.'))).toBe(false);
    await store.appendTexts([]);
    const running = question({ conversation, parent: next.turn });
    await store.add(running);
    proxy.lose('INSERT 0 1');
    await store.appendTexts([{ turn: running.turn, kind: 'content', text: 'said once' }]);
    proxy.lose('COMMIT');
    expect(await store.interrupt(running.turn, 7)).toBe(true);
    expect(proxy.losses).toBe(4);
    const turns = (await store.turns(conversation))?.turns ?? [];
    expect(turns.map(({ answer }) => answer.map((part) => ('text' in part ? part.text : '')).join())).toEqual([
      'Because of the air.',
      'Once.',
      'said once',
    ]);
  });

  it('waits for its turn where there are no more connections, and says so', async () => {
    const url = await createDatabase();
    const { store } = await openTempDatabase(url);
    const clients: pg.Client[] = [];
    const isFull = async () => {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => {});
      try {
        await client.connect();
        clients.push(client);
        return false;
      } catch {
        return true;
      }
    };
    while (!(await isFull())) {
      // There is room for one more.
    }
    const outcome = await store.list().catch((error: unknown) => error);
    expect(outcome).toMatchObject({ code: 'database_away', params: { reason: '53300' } });
    await Promise.all(clients.map((client) => client.end()));
    expect(await store.list()).toEqual({ items: [], next: null });
  });

  it('puts questions of several companions in one order, whatever crosses', async () => {
    const url = await createDatabase();
    const companions = await Promise.all(Array.from({ length: 3 }, () => openTempDatabase(url)));
    const { conversation, turn } = await exchange(companions[0]?.store ?? (await openTempDatabase(url)).store);
    const asked = companions.flatMap(({ store }) =>
      Array.from({ length: 8 }, () => store.follow(question({ conversation, parent: turn, token: 1 }))),
    );
    const parents = (await Promise.all(asked)).map((each) => each?.parent);
    expect(new Set(parents).size).toBe(24);
    const turns = (await companions[1]?.store.turns(conversation))?.turns ?? [];
    expect(turns.map(({ parent }) => parent)).toEqual([null, ...turns.slice(0, -1).map((each) => each.turn)]);
    const adds = companions.flatMap(({ store }) =>
      Array.from({ length: 8 }, () => store.add(question({ conversation, parent: turn, turn: randomUUID() }))),
    );
    expect(await Promise.all(adds)).toEqual(Array(24).fill(true));
  });

  it('locks a chat before its turns, so that nobody waits for each other who ends the same turn', async () => {
    const url = await createDatabase();
    const { store } = await openTempDatabase(url);
    const asked = question();
    await store.add(asked);
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    onTestFinished(() => holder.end());
    await holder.query('BEGIN; SELECT 1 FROM conversations FOR UPDATE');
    const interrupted = store.interrupt(asked.turn, 2);
    await until('it waits for the chat', async () => {
      const { rows } = await holder.query(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      return rows.length > 0;
    });
    const { rowCount } = await holder.query('SELECT 1 FROM turns FOR UPDATE NOWAIT');
    await holder.query('COMMIT');
    expect([rowCount, await interrupted]).toEqual([1, true]);
  });

  it('takes nothing of a companion that lost a turn, whichever writes last', async () => {
    const url = await createDatabase();
    const [old, next] = [(await openTempDatabase(url)).store, (await openTempDatabase(url)).store];
    for (let round = 0; round < 20; round++) {
      const asked = question({ token: 1 });
      await old.add(asked);
      const late = { ...answerTo(asked, 'late'), token: 1 };
      const [ended] = await Promise.allSettled([old.finish(late), next.interrupt(asked.turn, 2)]);
      const { record, token } = (await next.findTurn(asked.turn)) ?? {};
      // Either the old one was first and ended it, or it was taken over and stays so.
      if (ended?.status === 'fulfilled') expect([record?.state, token]).toEqual(['done', 1]);
      else expect([ended?.reason.code, record?.state, token]).toEqual(['lost', 'error', 2]);
    }
  });
});
