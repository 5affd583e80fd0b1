import { describe, expect, it } from 'vitest';
import { createClientKeys, LOCAL_NAME } from '../../../../companion/access/keys/client-keys.ts';
import { readOrCreateLocalKey } from '../../../../companion/access/keys/local-key.ts';
import type { ClientStore, PairedClient } from '../../../../companion/store/client-store.ts';
import { StoreError } from '../../../../companion/store/store-error.ts';
import { createCapturedLog } from '../../../helpers/captured-log.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
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
