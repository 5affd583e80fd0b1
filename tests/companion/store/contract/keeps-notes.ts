import { describe, expect, it } from 'vitest';
import { drop, exchange, type OpenStore } from './store-under-test.ts';

export function keepsNotes(open: OpenStore): void {
  describe('notes', () => {
    it('are there again after a restart, the one that was kept last under a key', async () => {
      const set = await open();
      const { conversation } = await exchange(set.store);
      await set.store.notes.keep({ key: 'a', text: 'first', conversation });
      await set.store.notes.keep({ key: 'a', text: 'second', conversation });
      const store = await set.reopen();
      expect([await store.notes.find('a'), await store.notes.find('b')]).toEqual(['second', undefined]);
    });

    it('are gone with their conversation, and hidden while it can be restored', async () => {
      const { store } = await open();
      const { conversation } = await exchange(store);
      await store.notes.keep({ key: 'a', text: 'note', conversation });
      await store.markDeleted(conversation);
      expect(await store.notes.find('a')).toBeUndefined();
      await store.restore(conversation);
      expect(await store.notes.find('a')).toBe('note');
      await drop(store, conversation);
      const again = await exchange(store, { conversation });
      expect([again.conversation, await store.notes.find('a')]).toEqual([conversation, undefined]);
    });

    it('of a conversation that is not stored are not kept', async () => {
      const { store } = await open();
      await store.notes.keep({ key: 'a', text: 'note', conversation: 'none' });
      expect(await store.notes.find('a')).toBeUndefined();
    });

    it('are as many as there is room for, and the oldest go first', async () => {
      const { store, setNow } = await open({ storedNoteChars: 10 });
      const { conversation } = await exchange(store);
      for (const [index, key] of ['a', 'b', 'c'].entries()) {
        setNow(2_000_000 + index);
        await store.notes.keep({ key, text: 'xxxxx', conversation });
      }
      const found = await Promise.all(['a', 'b', 'c'].map((key) => store.notes.find(key)));
      expect(found).toEqual([undefined, 'xxxxx', 'xxxxx']);
    });

    it('are kept for so long, and no longer', async () => {
      const { store, setNow } = await open({ storedNoteMs: 1_000 });
      const { conversation } = await exchange(store);
      setNow(2_000_000);
      await store.notes.keep({ key: 'a', text: 'note', conversation });
      setNow(2_000_999);
      expect(await store.notes.find('a')).toBe('note');
      setNow(2_001_000);
      expect(await store.notes.find('a')).toBeUndefined();
    });
  });
}
