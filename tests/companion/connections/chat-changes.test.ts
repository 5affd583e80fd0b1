import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { ask, chat, startSession } from './aside-session.ts';
import { openTestStorage } from './test-storage.ts';

async function setUp() {
  const session = await startSession({ storage: await openTestStorage() });
  const client = await session.greet();
  const asked = [chat({ message: 'Krill?' }), chat({ message: 'Tides?' }), chat({ message: 'Whales?' })];
  for (const question of asked) await session.exchange(client, question);
  return { ...session, client, conversations: asked.map(({ conversation }) => conversation) };
}

it('what is done with many is answered once, and told once to all who watch', async () => {
  const { greet, client, conversations } = await setUp();
  const other = await greet();
  other.send({ type: 'watch', topic: 'conversations' });
  await ask(other, { type: 'conversations' });
  const told = { type: 'chats_changed', change: 'tag', tag: 'sea', conversations };
  const request = { type: 'change_chats', conversations: [...conversations, randomUUID()], change: 'tag', tag: 'sea' };
  expect(await ask(client, request)).toMatchObject(told);
  expect(await other.take()).toEqual(told);
  const { items } = await ask(client, { type: 'conversations', filter: { tags: ['SEA'] } });
  expect(items.map(({ tags }: { tags: string[] }) => tags)).toEqual([['sea'], ['sea'], ['sea']]);
  expect(await ask(client, { type: 'filters' })).toMatchObject({ tags: [{ name: 'sea', chats: 3 }] });
});

it('nobody is told when nothing is different', async () => {
  const { greet, client, conversations } = await setUp();
  const other = await greet();
  other.send({ type: 'watch', topic: 'conversations' });
  await ask(other, { type: 'conversations' });
  await ask(client, { type: 'change_chats', conversations, change: 'unarchive' });
  await ask(client, { type: 'pin', conversation: conversations[0], pinned: true });
  expect(await other.take()).toMatchObject({ type: 'changed' });
});

it('many are deleted at once with what runs in them, and restored', async () => {
  const { client, conversations, scripted } = await setUp();
  const [conversation = ''] = conversations;
  const running = chat({ message: 'And?', conversation });
  client.send(running);
  const request = await scripted.next();
  await client.takeUntil('loading');
  client.send({ type: 'change_chats', id: 'a', conversations, change: 'delete' });
  const both = [await client.take(), await client.take()].map(({ type }) => type);
  expect(both.toSorted()).toEqual(['cancelled', 'chats_changed']);
  expect(request.signal.aborted).toBe(true);
  expect((await ask(client, { type: 'conversations' })).items).toEqual([]);
  expect((await ask(client, { type: 'change_chats', conversations, change: 'restore' })).conversations).toEqual(
    conversations,
  );
  expect((await ask(client, { type: 'conversations' })).items).toHaveLength(3);
});

it('all that match are named, by words, by a filter and by both', async () => {
  const { client, conversations } = await setUp();
  const [krill] = conversations;
  await ask(client, { type: 'change_chats', conversations: [krill], change: 'archive' });
  const matching = async (what: object) => (await ask(client, { type: 'matching', ...what })).conversations;
  expect(await matching({ query: 'krill' })).toEqual([krill]);
  expect(await matching({ query: 'krill', filter: { archived: false } })).toEqual([]);
  expect(await matching({ filter: { archived: true } })).toEqual([krill]);
  expect(await matching({})).toHaveLength(3);
});

it('some chats are exported, and those that are not there are left out', async () => {
  const { client, conversations } = await setUp();
  client.send({ type: 'export', id: 'e', conversations: [conversations[1], randomUUID()], format: 'json' });
  const { text, isLast } = await client.take();
  expect([JSON.parse(text).conversations.map(({ title }: { title: string }) => title), isLast]).toEqual([
    ['Tides?'],
    true,
  ]);
});
