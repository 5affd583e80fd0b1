import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ask, chat, startSession } from './aside-session.ts';
import { openTestStorage } from './test-storage.ts';
import type { WireClient } from './wire-client.ts';
import { clientOf, GUEST } from './wire-server.ts';

async function setUp() {
  const session = await startSession({ storage: await openTestStorage() });
  return { ...session, client: await session.greet() };
}

/** The next news of conversations. */
async function news(client: WireClient) {
  for (;;) {
    const message = await client.take();
    if (message.type === 'changed' || message.type === 'removed') return message;
  }
}

describe('a list of conversations', () => {
  it('has pinned ones first, then the last used, part by part', async () => {
    const { client, exchange } = await setUp();
    const questions = [chat({ message: 'One' }), chat({ message: 'Two' }), chat({ message: 'Three' })];
    for (const question of questions) await exchange(client, question);
    await ask(client, { type: 'pin', conversation: questions[1]?.conversation, pinned: true });
    const first = await ask(client, { type: 'conversations', limit: 2 });
    const rest = await ask(client, { type: 'conversations', limit: 2, before: first.next });
    const titles = [...first.items, ...rest.items].map(({ title }) => title);
    expect(titles).toEqual(['Two', 'Three', 'One']);
    expect(first.items[0]).toMatchObject({ pinned: true, turns: 1, running: false });
    expect(rest.next).toBeNull();
  });

  it('says in which of them a turn runs', async () => {
    const { client, scripted } = await setUp();
    client.send(chat());
    await scripted.next();
    expect((await ask(client, { type: 'conversations' })).items).toMatchObject([{ running: true }]);
  });

  it('refuses a place that is none of ours', async () => {
    const { client } = await setUp();
    expect(await ask(client, { type: 'conversations', before: 'here' })).toMatchObject({ code: 'bad_message' });
  });

  it('has none that are temporary', async () => {
    const { client, exchange } = await setUp();
    await exchange(client, chat({ temporary: true }));
    expect((await ask(client, { type: 'conversations' })).items).toEqual([]);
  });
});

describe('a conversation', () => {
  it('is loaded part by part, with its title, and its branches are siblings', async () => {
    const { client, exchange } = await setUp();
    const first = chat({ message: 'First' });
    const { conversation } = first;
    await exchange(client, first);
    await exchange(client, chat({ conversation, parent: first.turn, message: 'Second' }));
    await exchange(client, chat({ conversation, parent: first.turn, message: 'Second, edited' }));
    const late = await ask(client, { type: 'conversation', conversation, limit: 2 });
    const early = await ask(client, { type: 'conversation', conversation, limit: 2, before: late.next });
    expect(late.turns.map(({ parent }: { parent: string }) => parent)).toEqual([first.turn, first.turn]);
    expect(early).toMatchObject({
      turns: [{ question: [{ text: 'First' }] }],
      title: 'First',
      pinned: false,
      temporary: false,
    });
    expect(early.next).toBeNull();
  });

  it('is gone when it never was', async () => {
    const { client } = await setUp();
    const answer = await ask(client, { type: 'conversation', conversation: randomUUID() });
    expect(answer).toMatchObject({ type: 'error', code: 'conversation_gone' });
  });

  it('can be renamed, pinned, deleted and restored', async () => {
    const { client, exchange } = await setUp();
    const question = chat();
    const { conversation } = question;
    await exchange(client, question);
    for (const request of [
      { type: 'rename', conversation, title: ' Tides ' },
      { type: 'pin', conversation, pinned: true },
      { type: 'delete', conversation },
    ]) {
      expect((await ask(client, request)).type).toBe('ok');
    }
    expect((await ask(client, { type: 'conversation', conversation })).code).toBe('conversation_gone');
    expect((await ask(client, { type: 'restore', conversation })).type).toBe('ok');
    const page = await ask(client, { type: 'conversation', conversation });
    expect(page).toMatchObject({
      title: 'Tides',
      pinned: true,
      turns: [{ answer: [{ type: 'text', text: 'Because.' }] }],
    });
  });

  it.each([{ type: 'rename', title: 'x' }, { type: 'pin', pinned: true }, { type: 'delete' }, { type: 'restore' }])(
    'that is not there is gone for $type',
    async (request) => {
      const { client } = await setUp();
      const answer = await ask(client, { ...request, conversation: randomUUID() });
      expect(answer).toMatchObject({ type: 'error', code: 'conversation_gone' });
    },
  );

  it('that is deleted has what runs in it cancelled, and takes no further question', async () => {
    const { client, scripted } = await setUp();
    const question = chat();
    client.send(question);
    const request = await scripted.next();
    await client.takeUntil('loading');
    client.send({ type: 'delete', id: 'd', conversation: question.conversation });
    const both = [await client.take(), await client.take()].map(({ type }) => type);
    expect(both.toSorted()).toEqual(['cancelled', 'ok']);
    expect(request.signal.aborted).toBe(true);
    client.send(chat({ conversation: question.conversation, parent: question.turn }));
    expect(await client.take()).toMatchObject({ type: 'error', code: 'conversation_gone' });
  });

  it('that is temporary is gone for good when it is deleted', async () => {
    const { client, exchange } = await setUp();
    const question = chat({ temporary: true });
    await exchange(client, question);
    const { conversation } = question;
    expect((await ask(client, { type: 'delete', conversation })).type).toBe('ok');
    expect((await ask(client, { type: 'conversation', conversation })).code).toBe('conversation_gone');
  });
});

describe('a search', () => {
  it('finds words in questions and answers, and says where they stand', async () => {
    const { client, exchange } = await setUp();
    const question = chat({ message: 'Why do tides rise?' });
    await exchange(client, question, 'The moon pulls the séa.');
    const { hits, query } = await ask(client, { type: 'search', query: 'sea' });
    expect(query).toBe('sea');
    expect(hits).toMatchObject([{ conversation: question.conversation, turn: question.turn }]);
    const [{ text, ranges }] = hits.map(({ snippet }: { snippet: unknown }) => snippet);
    expect(ranges.map(([start, end]: [number, number]) => text.slice(start, end))).toEqual(['séa']);
  });
});

describe('a client that watches conversations', () => {
  it('is told when one begins, ends, is renamed, deleted and restored, by whomever', async () => {
    const { client, greet, exchange } = await setUp();
    const watcher = await greet(clientOf('bert'));
    watcher.send({ type: 'watch', topic: 'conversations' });
    await ask(watcher, { type: 'models' });
    const question = chat({ message: 'Tides?' });
    const { conversation } = question;
    await exchange(client, question);
    const summary = { conversation, title: 'Tides?', pinned: false, turns: 1 };
    expect(await news(watcher)).toMatchObject({ type: 'changed', conversation: { ...summary, running: true } });
    expect(await news(watcher)).toMatchObject({ type: 'changed', conversation: { ...summary, running: false } });
    await ask(client, { type: 'rename', conversation, title: 'The sea' });
    expect(await news(watcher)).toMatchObject({ type: 'changed', conversation: { title: 'The sea' } });
    await ask(client, { type: 'delete', conversation });
    expect(await news(watcher)).toEqual({ type: 'removed', conversation });
    await ask(client, { type: 'restore', conversation });
    expect(await news(watcher)).toMatchObject({ type: 'changed', conversation: { conversation } });
  });

  it('is told at once of those in which something runs, and of no others', async () => {
    const { client, greet, exchange, scripted } = await setUp();
    await exchange(client, chat({ message: 'Done?' }));
    await ask(client, { type: 'conversations' });
    const question = chat({ message: 'Tides?' });
    client.send(question);
    client.send(chat({ message: 'Secret?', temporary: true }));
    await scripted.next();
    const late = await greet(clientOf('bert'));
    late.send({ type: 'watch', topic: 'conversations' });
    const first = await news(late);
    late.send({ type: 'ping' });
    const told = [first, ...(await late.takeUntil('pong')).slice(0, -1)];
    expect(new Set(told.map(({ conversation }) => conversation.title))).toEqual(new Set(['Tides?']));
    expect(first.conversation.running).toBe(true);
  });

  it('is told nothing of temporary ones, nor of those of guests', async () => {
    const { client, greet, exchange } = await setUp();
    client.send({ type: 'watch', topic: 'conversations' });
    await exchange(client, chat({ temporary: true }));
    await exchange(await greet(GUEST), chat());
    client.send({ type: 'ping' });
    expect((await client.takeUntil('pong')).map(({ type }) => type)).toEqual(['pong']);
  });
});

describe('a guest', () => {
  it.each([
    { type: 'conversation', conversation: randomUUID() },
    { type: 'conversations' },
    { type: 'search', query: 'tides' },
    { type: 'rename', conversation: randomUUID(), title: 'x' },
    { type: 'pin', conversation: randomUUID(), pinned: true },
    { type: 'delete', conversation: randomUUID() },
    { type: 'restore', conversation: randomUUID() },
  ])('is forbidden to ask for $type', async (request) => {
    const { greet } = await setUp();
    expect(await ask(await greet(GUEST), request)).toMatchObject({ type: 'error', code: 'forbidden' });
  });

  it('is forbidden to watch conversations, and to attach to a stored turn', async () => {
    const { client, exchange, greet } = await setUp();
    const question = chat();
    await exchange(client, question);
    const guest = await greet(GUEST);
    guest.send({ type: 'watch', topic: 'conversations' });
    guest.send({ type: 'attach', turn: question.turn, seq: 0 });
    expect([await guest.take(), await guest.take()]).toMatchObject([{ code: 'forbidden' }, { code: 'forbidden' }]);
  });
});
