import { describe, expect, it } from 'vitest';
import { createClientKeys, LOCAL_NAME } from '../../../../companion/access/keys/client-keys.ts';
import { readOrCreateLocalKey } from '../../../../companion/access/keys/local-key.ts';
import type { ClientStore, PairedClient } from '../../../../companion/store/client-store.ts';
import { StoreError } from '../../../../companion/store/store-error.ts';
import { createCapturedLog } from '../../../helpers/captured-log.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { createTurnstile, overlap } from '../../../helpers/overlap.ts';
import { settle } from '../../../helpers/settle.ts';
import { createTestFolder } from '../../server/test-companion.ts';

const ORIGIN = 'https://other.example';

/** A store that writes down what it is told. */
function createNotedStore(failure?: StoreError) {
  const clients: PairedClient[] = [];
  const sights: [string, number][] = [];
  const store: ClientStore = {
    all: async () => {
      if (failure) throw failure;
      return clients;
    },
    add: async (client) => void clients.push(client),
    remove: async (id) => void clients.splice(clients.findIndex((client) => client.id === id) >>> 0, 1),
    sharedSecret: async () => new Uint8Array(32),
    mark: async () => 'mark',
    see: async (id, at) => void sights.push([id, at]),
  };
  return { store, clients, sights };
}

async function start(store: ClientStore | StoreError) {
  const clock = createManualClock();
  const dataDir = createTestFolder();
  const gone: string[] = [];
  const keys = await createClientKeys({
    dataDir,
    localToken: readOrCreateLocalKey(dataDir),
    store,
    onRotated: async () => void gone.push('rotated'),
    clock,
    now: () => clock.now(),
    log: createCapturedLog(),
  });
  keys.onGone((client) => gone.push(client));
  return { keys, clock, gone };
}

describe('a client with a key', () => {
  it('is paired under a name of its own, until its key is taken away', async () => {
    const { store, clients } = createNotedStore();
    const { keys, gone } = await start(store);
    const first = await keys.pair(ORIGIN, 'Firefox');
    const second = await keys.pair(ORIGIN, 'Firefox');
    expect(keys.list().map(({ name }) => name)).toEqual([LOCAL_NAME, 'Firefox', 'Firefox 2']);
    expect(clients.map(({ id }) => id)).toEqual([first.client, second.client]);
    expect(await keys.revoke(first.client)).toBe(true);
    expect([gone, keys.keyring.find(first.client), clients.map(({ id }) => id)]).toEqual([
      [first.client],
      undefined,
      [second.client],
    ]);
    expect(await keys.revoke(first.client)).toBe(false);
  });

  it('is written as seen once a minute at most', async () => {
    const { store, sights } = createNotedStore();
    const { keys, clock } = await start(store);
    const { client } = await keys.pair(ORIGIN, 'Firefox');
    keys.see(client);
    clock.advance(59_999);
    keys.see(client);
    expect(sights).toEqual([[client, 0]]);
    expect(keys.list().at(-1)?.lastSeenAt).toBe(59_999);
    clock.advance(1);
    keys.see(client);
    expect(sights).toEqual([
      [client, 0],
      [client, 60_000],
    ]);
  });

  it('is the local key alone where nothing can be kept, and nobody can be paired', async () => {
    const failure = new StoreError('not_writable', { cause: 'not_writable', file: 'x.db' });
    for (const store of [failure, createNotedStore(failure).store]) {
      const { keys } = await start(store);
      expect([keys.failure, keys.list().map(({ name }) => name)]).toEqual([failure, [LOCAL_NAME]]);
      await expect(keys.pair(ORIGIN, 'Firefox')).rejects.toBe(failure);
    }
  });

  it('is another one once the local key is replaced, and the old one is told when the new one is known', async () => {
    const { keys, gone } = await start(createNotedStore().store);
    const old = keys.list()[0]?.client ?? '';
    keys.see(old);
    await keys.rotate();
    const next = keys.list()[0]?.client ?? '';
    expect(gone).toEqual(['rotated', old]);
    expect([next === old, keys.keyring.find(old), keys.keyring.find(next)?.origin]).toEqual([
      false,
      undefined,
      undefined,
    ]);
    expect(keys.keyring.find(next)).toBeDefined();
    expect(keys.list()[0]?.lastSeenAt).toBeNull();
  });
});

describe('a re-read that is older than what happens here', () => {
  async function startOverlapping() {
    const { store, clients } = createNotedStore();
    const [writes, reads] = [createTurnstile(), createTurnstile()];
    const held: ClientStore = {
      ...store,
      async all() {
        const all = [...clients];
        await reads.pass();
        return all;
      },
      async add(client) {
        await writes.pass();
        await store.add(client);
      },
      async remove(id) {
        await writes.pass();
        await store.remove(id);
      },
    };
    const { keys, gone } = await start(held);
    const change = () => keys.pair(ORIGIN, 'Firefox');
    return { keys, gone, clients, writes, reads, reread: keys.reread, change };
  }

  it('brings back no key that was taken away', async () => {
    const stage = await startOverlapping();
    const { client } = await stage.change();
    await overlap({ ...stage, last: () => stage.keys.revoke(client) });
    expect(stage.gone).toEqual([client]);
    expect([stage.keys.keyring.find(client), stage.keys.list().length]).toEqual([undefined, 3]);
  });

  it('takes no key from a client that was paired', async () => {
    const stage = await startOverlapping();
    let paired = '';
    await overlap({ ...stage, last: async () => (paired = (await stage.change()).client) });
    expect(stage.gone).toEqual([]);
    expect([stage.keys.keyring.find(paired)?.keyId, stage.keys.list().length]).toEqual([paired, 4]);
  });

  it('brings back no key of a person whose keys were all taken away while it was being paired', async () => {
    const { keys, writes, clients } = await startOverlapping();
    writes.shut();
    const pairing = keys.pair(ORIGIN, 'Firefox');
    await settle();
    const revoking = keys.revokeAllOf('');
    await settle();
    writes.open();
    const [{ client }] = await Promise.all([pairing, revoking]);
    const isThere = () => [keys.keyring.find(client), keys.list().length, clients.length];
    expect(isThere()).toEqual([undefined, 1, 0]);
    await keys.reread();
    expect(isThere()).toEqual([undefined, 1, 0]);
  });

  it('brings back no key that could not be taken from the disk, although somebody else took it and put it back', async () => {
    const { store, clients } = createNotedStore();
    const full = new StoreError('disk_full', { cause: 'full', file: 'x.db' });
    const { keys } = await start({ ...store, remove: () => Promise.reject(full) });
    const { client } = await keys.pair(ORIGIN, 'Firefox');
    await expect(keys.revoke(client)).rejects.toBe(full);
    const [kept] = clients.splice(0);
    await keys.reread();
    if (kept) clients.push(kept);
    await keys.reread();
    expect(keys.keyring.find(client)).toBeUndefined();
  });
});

it('a key that could not be taken from the disk while it was being paired is listed, and can be taken away again', async () => {
  const { store, clients } = createNotedStore();
  const writes = createTurnstile();
  let isFull = true;
  const slow: ClientStore = {
    ...store,
    async add(client) {
      await writes.pass();
      await store.add(client);
    },
    async remove(id) {
      if (isFull) throw new StoreError('disk_full', { cause: 'full', file: 'x.db' });
      await store.remove(id);
    },
  };
  const { keys } = await start(slow);
  writes.shut();
  const pairing = keys.pair(ORIGIN, 'Firefox');
  const revoking = expect(keys.revokeAllOf('')).rejects.toThrow(StoreError);
  await settle();
  writes.open();
  const { client } = await pairing;
  await revoking;
  expect([keys.keyring.find(client), keys.list().map(({ name }) => name)]).toEqual([
    undefined,
    [LOCAL_NAME, 'Firefox'],
  ]);
  isFull = false;
  expect([await keys.revoke(client), clients, keys.list().length]).toEqual([true, [], 1]);
});

it('the local key is replaced at once, however long something else takes to be taken from the disk', async () => {
  const { store } = createNotedStore();
  const writes = createTurnstile();
  const { keys, gone } = await start({
    ...store,
    async remove(id) {
      await writes.pass();
      await store.remove(id);
    },
  });
  const { client } = await keys.pair(ORIGIN, 'Firefox');
  const old = keys.list()[0]?.client ?? '';
  writes.shut();
  const revoking = keys.revoke(client);
  const rotating = keys.rotate();
  await settle();
  expect(gone).toEqual([client, 'rotated', old]);
  writes.open();
  await Promise.all([revoking, rotating]);
});
