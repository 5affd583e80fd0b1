/** Each person's store is a database of its own beside the first one's. */
import { randomUUID } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Store } from '../../../../companion/store/store.ts';
import { openTestStorage } from '../../connections/test-storage.ts';
import { createTestFolder } from '../../server/test-companion.ts';
import { keepsPeople } from '../contract/keeps-people.ts';

const personOf = (number: number) => number.toString(16).padStart(20, '0');

function ask(store: Store, turn: string = randomUUID(), conversation: string = randomUUID()): Promise<boolean> {
  return store.add({ turn, conversation, parent: null, task: 'chat', question: [{ type: 'text', text: 'Why?' }] });
}

it('two persons have turns and conversations of their own under the same ids, and the first one has others', async () => {
  const folder = createTestFolder();
  const storage = await openTestStorage(folder);
  const [anna, bert] = [1, 2].map((number) => storage.storeOf(personOf(number)));
  const [turn, conversation] = [randomUUID(), randomUUID()];
  if (!anna || !bert) throw new Error('two persons');
  expect(await ask(anna, turn, conversation)).toBe(true);
  expect(await bert.summary(conversation)).toBeUndefined();
  expect(await storage.findTurn(turn)).toBeUndefined();
  expect(await ask(bert, turn, conversation)).toBe(true);
  await bert.markDeleted(conversation);
  expect(await anna.summary(conversation)).toMatchObject({ conversation });
  expect(existsSync(join(folder, 'people', personOf(1), 'conversations.db'))).toBe(true);
});

it('of many persons all is kept, although only some are open at a time', async () => {
  const storage = await openTestStorage();
  const stores = Array.from({ length: 40 }, (_, number) => storage.storeOf(personOf(number)));
  for (const round of [1, 2]) {
    await Promise.all(stores.map((store) => ask(store)));
    const counts = await Promise.all(stores.map(async (store) => (await store.holdings()).chats));
    expect(new Set(counts)).toEqual(new Set([round]));
  }
});

it('one that is dropped is empty when it is opened again', async () => {
  const folder = createTestFolder();
  const storage = await openTestStorage(folder);
  const anna = storage.storeOf(personOf(1));
  await ask(anna);
  await storage.dropStore(personOf(1));
  expect(existsSync(join(folder, 'people', personOf(1)))).toBe(false);
  expect(await anna.allConversations()).toEqual([]);
});

it('a damaged one fails by itself', async () => {
  const folder = createTestFolder();
  const storage = await openTestStorage(folder);
  const [anna, bert] = [1, 2].map((number) => storage.storeOf(personOf(number)));
  await anna?.holdings();
  await storage.dropStore(personOf(2));
  await bert?.holdings();
  await storage.dispose();
  writeFileSync(
    join(folder, 'people', personOf(2), 'conversations.db'),
    'no database at all, but long enough to be read as one',
  );
  const again = await openTestStorage(folder);
  await expect(again.storeOf(personOf(2)).holdings()).rejects.toMatchObject({ name: 'StoreError' });
  expect(await again.storeOf(personOf(1)).holdings()).toMatchObject({ chats: 0 });
  expect([again.failure, (await again.holdings()).chats]).toEqual([undefined, 0]);
});

it('names no place but that of a person', async () => {
  const storage = await openTestStorage();
  await expect(storage.storeOf('../other').holdings()).rejects.toThrow('not the id of a person');
  await expect(storage.dropStore('..')).rejects.toThrow('not the id of a person');
});

keepsPeople(async () => {
  const folder = createTestFolder();
  const first = await openTestStorage(folder);
  return {
    database: first,
    async reopen() {
      await first.dispose();
      return openTestStorage(folder);
    },
  };
});
