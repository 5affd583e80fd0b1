import { describe, expect, it } from 'vitest';
import type { OpenStore } from './store-under-test.ts';

const CLIENT = { id: 'a', verifier: new Uint8Array(32).fill(7), name: 'Firefox', origin: 'moz-extension://x' };

export function keepsClients(open: OpenStore): void {
  describe('clients', () => {
    it('are there again after a restart, in the order in which they came', async () => {
      const set = await open();
      const first = { ...CLIENT, createdAt: 2, lastSeenAt: null, person: '' };
      const second = {
        ...CLIENT,
        id: 'b',
        name: 'Chromium',
        createdAt: 2,
        lastSeenAt: 3,
        person: '0123456789abcdef0123',
      };
      await set.store.clients.add(first);
      await set.store.clients.add(second);
      await set.store.clients.see('a', 5);
      const store = await set.reopen();
      expect(await store.clients.all()).toEqual([{ ...first, lastSeenAt: 5 }, second]);
    });

    it('are gone once they are removed, and nobody misses one that is not there', async () => {
      const { store } = await open();
      await store.clients.add({ ...CLIENT, createdAt: 1, lastSeenAt: null, person: '' });
      await store.clients.remove('a');
      await store.clients.remove('a');
      await store.clients.see('a', 5);
      expect(await store.clients.all()).toEqual([]);
    });
  });
}
