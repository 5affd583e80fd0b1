import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { answerTo, drop, exchange, type OpenStore, question } from './store-under-test.ts';

export function listsConversations(open: OpenStore): void {
  describe('the list of conversations', () => {
    it('has pinned ones first, then the last used, page by page', async () => {
      const { store, setNow } = await open();
      const ids: string[] = [];
      for (let index = 0; index < 5; index++) {
        setNow(1_000 + Math.floor(index / 2));
        ids.push((await exchange(store, { message: `question ${index}` })).conversation);
      }
      await store.pin(ids[1] ?? '', true);
      const read: string[] = [];
      let before: string | undefined;
      do {
        const page = await store.list({ before, limit: 2 });
        read.push(...page.items.map(({ title }) => title));
        before = page.next ?? undefined;
      } while (before !== undefined);
      expect(read).toEqual(['question 1', 'question 4', 'question 3', 'question 2', 'question 0']);
      await expect(store.list({ before: '1.x.2' })).rejects.toMatchObject({ code: 'bad_cursor' });
    });

    it('counts those with an answer of a model, each once, and none that is deleted', async () => {
      const { store } = await open();
      const { conversation, turn } = await exchange(store);
      await exchange(store, { conversation, parent: turn });
      const other = question();
      await store.add(other);
      await store.finish({ ...answerTo(other, 'Yes.'), model: 'tiny @ elsewhere' });
      expect(await store.countChatsOf(['tiny'])).toBe(1);
      expect(await store.countChatsOf(['tiny', 'tiny @ elsewhere', "o'model"])).toBe(2);
      expect(await store.countChatsOf(['tin'])).toBe(0);
      await store.markDeleted(conversation);
      expect(await store.countChatsOf(['tiny'])).toBe(0);
    });

    it('says how many turns there are, whether one runs, and when it was used', async () => {
      const { store, setNow } = await open();
      setNow(10);
      const { conversation, turn } = await exchange(store);
      setNow(20);
      await store.add(question({ conversation, parent: turn }));
      expect((await store.list()).items).toEqual([
        {
          conversation,
          title: 'Why is the sky blue?',
          pinned: false,
          createdAt: 10,
          usedAt: 20,
          turns: 2,
          running: true,
        },
      ]);
    });

    it("takes a person's title over a model's, whichever comes first", async () => {
      const { store } = await open();
      const { conversation } = await exchange(store);
      expect((await store.rename(conversation, 'Skies', 'model'))?.title).toBe('Skies');
      expect((await store.rename(conversation, '  My\n sky '))?.title).toBe('My sky');
      expect((await store.rename(conversation, 'Skies again', 'model'))?.title).toBe('My sky');
      expect((await store.rename(conversation, ' \n'))?.title).toBe('My sky');
      expect(await store.rename(randomUUID(), 'x')).toBeUndefined();
    });

    it('hides what is marked deleted until it is restored', async () => {
      const set = await open();
      const { conversation, turn } = await exchange(set.store);
      expect(await set.store.markDeleted(conversation)).toBe(true);
      expect(await set.store.markDeleted(conversation)).toBe(false);
      const store = await set.reopen();
      expect((await store.list()).items).toEqual([]);
      expect(await store.summary(conversation)).toBeUndefined();
      expect(await store.turns(conversation)).toBeUndefined();
      expect(await store.findTurn(turn)).toBeUndefined();
      expect(await store.search('sky')).toEqual([]);
      expect(await store.pin(conversation, true)).toBeUndefined();
      expect(await store.restore(conversation)).toMatchObject({ conversation, pinned: false, turns: 1 });
      expect(await store.search('blue')).not.toEqual([]);
    });

    it('drops for good what was deleted long enough ago, and nothing else', async () => {
      const { store, setNow } = await open();
      const [early, late, kept] = [await exchange(store), await exchange(store), await exchange(store)];
      setNow(100);
      await store.markDeleted(early.conversation);
      setNow(200);
      await store.markDeleted(late.conversation);
      expect(await store.purgeDeleted(150)).toBe(1);
      expect(await store.restore(early.conversation)).toBeUndefined();
      expect(await store.restore(late.conversation)).toBeDefined();
      expect(await store.summary(kept.conversation)).toBeDefined();
    });

    it('drops a conversation whose turns follow each other for thousands of turns', async () => {
      const { store } = await open();
      const conversation = randomUUID();
      const adds: Promise<boolean>[] = [];
      for (let index = 0, parent: string | null = null; index < 3_000; index++) {
        const asked = question({ conversation, parent });
        adds.push(store.add(asked));
        parent = asked.turn;
      }
      expect((await Promise.all(adds)).every(Boolean)).toBe(true);
      await drop(store, conversation);
      expect(await store.search('sky')).toEqual([]);
    });

    it('drops a long conversation a little at a time, questions pass between, and what has begun is not restored', async () => {
      const { store } = await open();
      const first = await exchange(store);
      const { conversation } = first;
      for (let turn = 0; turn < 10; turn++) await exchange(store, { conversation }, 'krill '.repeat(40_000));
      await store.markDeleted(conversation);
      const order: string[] = [];
      const purged = store.purgeDeleted(1_000_000).then((count) => order.push(`purged ${count}`));
      const asked = exchange(store).then(() => order.push('asked'));
      await Promise.all([purged, asked]);
      expect(order).toEqual(['asked', 'purged 1']);
      expect(await store.restore(conversation)).toBe(undefined);
    });
  });
}
