/** Of somebody who was deleted nothing is written afterwards, whatever of theirs was still to be. */
import { expect, it, onTestFinished } from 'vitest';
import { createClientKeys } from '../../../../companion/access/keys/client-keys.ts';
import { readOrCreateLocalKey } from '../../../../companion/access/keys/local-key.ts';
import { createRoomAccess } from '../../../../companion/access/rooms/room-access.ts';
import { createPersonRemoval } from '../../../../companion/connections/people/person-removal.ts';
import { createMemoryLive } from '../../../../companion/live/memory-live.ts';
import { shareAccess } from '../../../../companion/share-access.ts';
import type { Database } from '../../../../companion/store/database.ts';
import { roomOf } from '../../../../companion/store/room-name.ts';
import { StoreError } from '../../../../companion/store/store-error.ts';
import { createCapturedLog } from '../../../helpers/captured-log.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { settle } from '../../../helpers/settle.ts';
import { createTestFolder } from '../../server/test-companion.ts';
import { chat, startSession } from '../aside-session.ts';
import { openTestStorage } from '../test-storage.ts';
import { clientOf } from '../wire-server.ts';

const ANNA = '1'.padStart(20, '0');

/** Storage whose persons' questions can't be written for a while, and which counts what is tried. */
async function openFailing() {
  const storage = await openTestStorage();
  const anna = { id: ANNA, name: 'Anna', administrator: false, turns: null, questions: null };
  await storage.people.keep({ ...anna, createdAt: 1, revokedAt: null });
  const stage = { isFull: false, tried: 0, free: Promise.resolve(), order: [] as string[] };
  const reached = new Set<() => void>();
  const database: Database = {
    ...storage,
    failure: undefined,
    absence: undefined,
    async dropStore(person) {
      stage.order.push('dropped');
      await storage.dropStore(person);
    },
    storeOf: (person) => ({
      ...storage.storeOf(person),
      failure: undefined,
      absence: undefined,
      onReached(listener) {
        reached.add(listener);
        return () => reached.delete(listener);
      },
      async add(asked) {
        stage.tried += 1;
        if (stage.isFull) throw new StoreError('disk_full', { cause: 'full', file: 'x' });
        await stage.free;
        stage.order.push('written');
        return storage.storeOf(person).add(asked);
      },
    }),
  };
  function reach(): void {
    for (const listener of [...reached]) listener();
  }
  return Object.assign(stage, { database, reach });
}

/** Anna has an answer that is in memory alone. */
async function startUnsaved() {
  const stage = await openFailing();
  const { clock, greet, exchange, people } = await startSession({ people: stage.database });
  stage.isFull = true;
  await exchange(await greet(clientOf('annas-key', ANNA)), chat(), 'An answer that is in memory alone.');
  stage.isFull = false;
  expect(stage.tried).toBe(1);
  if (people === undefined) throw new Error('no persons');
  return { stage, clock, people };
}

it('a question that could not be stored is not stored once the person who asked it was deleted', async () => {
  const { stage, clock, people } = await startUnsaved();
  expect(await people.remove(ANNA)).toBe(true);
  stage.reach();
  clock.advance(60_000);
  expect(stage.tried).toBe(1);
});

it('one that is just being stored is stored before all of theirs is dropped', async () => {
  const { stage, people } = await startUnsaved();
  const { promise, resolve } = Promise.withResolvers<void>();
  stage.free = promise;
  stage.reach();
  // Their services are about to end: what does not wait for it comes first.
  people.onRemoved(() => void settle().then(resolve));
  expect(await people.remove(ANNA)).toBe(true);
  expect(stage.order.slice(0, 2)).toEqual(['written', 'dropped']);
});

it('other companions are told once of all rooms that went with a person, and once of all keys', async () => {
  const { rooms: store, clients } = await openTestStorage();
  const log = createCapturedLog();
  const verifier = new Uint8Array(32);
  const about = { verifier, may: 'write', expiresAt: null, createdAt: 1, usesLeft: null, joined: 0 } as const;
  const conversations = Array.from({ length: 1_000 }, (_, index) => roomOf(ANNA, `chat ${index}`));
  await store.keep(
    conversations.map((conversation, index) => ({
      ...about,
      id: `l${index}`,
      conversation,
      ended: null,
      endedAt: null,
    })),
  );
  for (const id of ['a', 'b', 'c']) {
    await clients.add({ id, verifier, name: id, origin: '-', createdAt: 1, lastSeenAt: null, person: ANNA });
  }
  const clock = createManualClock();
  const localToken = readOrCreateLocalKey(createTestFolder());
  const rooms = await createRoomAccess({ store, hasPeople: true, now: () => 2, log });
  const keys = await createClientKeys({
    dataDir: createTestFolder(),
    localToken,
    store: clients,
    hasPeople: true,
    onRotated: async () => {},
    clock,
    log,
  });
  const live = createMemoryLive(clock);
  const told = { members: 0, keys: 0 };
  for (const topic of ['members', 'keys'] as const) {
    live.watch(topic, 'another companion', () => {
      told[topic] += 1;
    });
  }
  const codes = { rotated() {}, hear() {}, onNews: () => () => {} };
  onTestFinished(shareAccess({ live, keys, rooms, codes, sharedSecret: clients.sharedSecret, log }));
  const removal = createPersonRemoval({
    database: { async dropStore() {} },
    people: { find: () => ({}) as never, revoke: async () => true, async remove() {} },
    keys,
    codes,
    rooms,
    async endServices() {},
  });
  expect([rooms.all().links.length, keys.list().length]).toEqual([1_000, 4]);
  await removal.revoke(ANNA);
  expect(told).toEqual({ members: 1, keys: 1 });
  const { links } = await store.all();
  expect(links.map(({ ended }) => ended)).toEqual(links.map(() => 'ended'));
  expect([rooms.all().links, await clients.all()]).toEqual([[], []]);
});
