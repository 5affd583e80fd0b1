import { describe, expect, it } from 'vitest';
import { ask, chat, startSession } from '../aside-session.ts';
import { openTestStorage } from '../test-storage.ts';
import { GUEST } from '../wire-server.ts';

async function startWithChats(count: number) {
  const storage = await openTestStorage();
  const session = await startSession({ storage });
  const client = await session.greet();
  const chats = Array.from({ length: count }, () => chat());
  for (const each of chats) await session.exchange(client, each, 'x'.repeat(50_000));
  return { ...session, storage, client, conversations: chats.map(({ conversation }) => conversation) };
}

describe('holdings', () => {
  it('say how many chats there are, those in the archive too, and what they take', async () => {
    const { client, conversations } = await startWithChats(2);
    await ask(client, { type: 'change_chats', change: 'archive', conversations: conversations.slice(1) });
    const { chats, bytes } = await ask(client, { type: 'holdings' });
    expect(chats).toBe(2);
    expect(bytes).toBeGreaterThan(100_000);
  });
});

describe('delete_all', () => {
  it('deletes every chat for good, those in the archive and those deleted before too, and tells all who watch', async () => {
    const { greet, client, storage, conversations } = await startWithChats(4);
    await ask(client, { type: 'change_chats', change: 'archive', conversations: conversations.slice(0, 1) });
    await ask(client, { type: 'delete', conversation: conversations[1] });
    const watching = await greet();
    watching.send({ type: 'watch', topic: 'conversations' });
    // What was sent before the answer to this has been heard.
    await ask(watching, { type: 'holdings' });
    const before = await ask(client, { type: 'holdings' });
    const after = await ask(client, { type: 'delete_all', chats: before.chats });
    expect([before.chats, after.chats, after.bytes < before.bytes]).toEqual([3, 0, true]);
    const told = await watching.take();
    expect([told.type, told.change, new Set(told.conversations)]).toEqual([
      'chats_changed',
      'delete',
      new Set(conversations.filter((_, index) => index !== 1)),
    ]);
    for (const conversation of conversations) {
      expect(await ask(client, { type: 'restore', conversation })).toMatchObject({ code: 'conversation_gone' });
    }
    expect((await storage.list()).items).toEqual([]);
  });

  it('stops what runs, which is gone too', async () => {
    const { client, scripted, storage } = await startWithChats(0);
    client.send(chat());
    const request = await scripted.next();
    expect(await ask(client, { type: 'delete_all', chats: 1 })).toMatchObject({ chats: 0 });
    expect(request.signal.aborted).toBe(true);
    expect(await storage.allConversations()).toEqual([]);
  });

  it('deletes nothing when there are others than the person has seen', async () => {
    const { client } = await startWithChats(2);
    expect(await ask(client, { type: 'delete_all', chats: 1 })).toMatchObject({ type: 'holdings', chats: 2 });
    expect(await ask(client, { type: 'holdings' })).toMatchObject({ chats: 2 });
  });

  it('is forbidden to guests', async () => {
    const { greet } = await startWithChats(0);
    const guest = await greet(GUEST);
    expect(await ask(guest, { type: 'delete_all', chats: 0 })).toMatchObject({ code: 'forbidden' });
  });
});
