/** What a member of a room may do, and that there is nothing else for it. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../../companion/store/store-error.ts';
import { UpstreamError } from '../../../companion/upstreams/upstream.ts';
import { CLIENT_MESSAGE_RULES, type Rule } from '../../../protocol/client-message-rules.ts';
import type { Model } from '../../../protocol/models.ts';
import type { May } from '../../../protocol/room-messages.ts';
import { listExamples } from '../../protocol/newer-frames.ts';
import { ask, chat, startSession } from './aside-session.ts';
import { memberOf } from './member-of.ts';
import { openTestStorage } from './test-storage.ts';
import type { WireClient, WireMessage } from './wire-client.ts';

const SECRET = 'zanzibar';
const PAGE = { type: 'page', title: 'Tides', url: 'https://example.org/', text: 'the words of a page' };

/** A host with a conversation that is shared, and another one of which nobody else is to hear. */
async function createStage(may: May = 'write') {
  const real = await openTestStorage();
  let held: { reached(): void; released: Promise<void> } | undefined;
  const storage = {
    ...real,
    async lastModel(...request: Parameters<typeof real.lastModel>) {
      held?.reached();
      await held?.released;
      return real.lastModel(...request);
    },
  };
  /** Has whoever looks for the model of a room wait. */
  function hold() {
    const [reached, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    held = { reached: reached.resolve, released: released.promise };
    return { reached: reached.promise, release: released.resolve };
  }
  const room = chat({ message: 'What is on this page?', sources: [PAGE] });
  const other = chat({ message: `Where is ${SECRET}?` });
  const { member, handshake } = memberOf(room.conversation, may);
  await storage.rooms.keep([], member);
  const session = await startSession({ storage, slots: 2 });
  const host = await session.greet();
  await session.exchange(host, room);
  await session.exchange(host, other, SECRET);
  const running = chat({ message: SECRET, conversation: other.conversation, parent: other.turn });
  host.send(running);
  (await session.scripted.next()).say(SECRET);
  const ada = await session.greet(handshake);
  return { ...session, storage, host, ada, room, other, running, hold };
}

/** All that is said to a message, up to what storage has done by then. */
async function repliesTo(client: WireClient, message: object, own: string): Promise<WireMessage[]> {
  client.send(message);
  client.send({ type: 'conversation', id: 'sentinel', conversation: own });
  const replies: WireMessage[] = [];
  for (;;) {
    const reply = await client.take();
    if (reply.id === 'sentinel') return replies;
    replies.push(reply);
  }
}

/** How a turn ended, as a client is told that watches or stopped it. */
async function endOf(client: WireClient, turn: string): Promise<WireMessage> {
  for (;;) {
    const message = await client.take();
    if (message.type === 'cancelled' && message.turn === turn) return message;
  }
}

const model: Model = {
  name: '',
  upstream: 'scripted',
  parameterSize: '',
  sizeBytes: 0,
  contextLength: 0,
  capabilities: [],
  loaded: false,
  remote: false,
};
const types = Object.entries<Rule>(CLIENT_MESSAGE_RULES);
const examples = new Map(listExamples('client').map((example) => [String(example.type), example]));

describe('a member', () => {
  it.each(types.filter(([, { members, from }]) => members === undefined && from !== 'member' && from !== 'stranger'))(
    'may not %s',
    async (type) => {
      const { ada, room } = await createStage();
      const [reply, ...more] = await repliesTo(ada, examples.get(type) ?? {}, room.conversation);
      expect([reply, more]).toMatchObject([{ type: 'error', code: 'forbidden', params: { cause: 'member' } }, []]);
    },
  );

  it.each(['read', 'write'] as const)(
    'that may %s learns nothing of another conversation or turn by any message, nor that they are there',
    async (may) => {
      const { ada, room, other, running, clock } = await createStage(may);
      for (const [type] of types.filter(([type]) => !['hello', 'leave'].includes(type))) {
        const told = [];
        for (const turn of [other.turn, running.turn, randomUUID()]) {
          const conversation = turn === other.turn || turn === running.turn ? other.conversation : randomUUID();
          const names = { conversation, parent: turn, before: '1', model: undefined };
          const message: Record<string, unknown> = { ...examples.get(type), id: 'r1' };
          if ('turn' in message) message.turn = turn;
          for (const [name, value] of Object.entries(names)) if (name in message) message[name] = value;
          const replies = await repliesTo(ada, message, room.conversation);
          clock.advance(1_000);
          told.push(JSON.stringify(replies).replaceAll(turn, 'turn').replaceAll(conversation, 'conversation'));
        }
        expect(told.join(), type).not.toContain(SECRET);
        expect(new Set(told).size, `${type}: ${told.join('\n')}`).toBe(1);
      }
    },
  );

  it('sees its conversation, and of what it was about the title and the address alone', async () => {
    const { ada, room } = await createStage();
    const page = await ask(ada, { type: 'conversation', conversation: room.conversation });
    expect(page).toMatchObject({
      turns: [{ question: [{ type: 'page', title: 'Tides', url: 'https://example.org/' }, { type: 'text' }] }],
    });
    expect(page.turns?.[0]?.question[0]).not.toHaveProperty('blob');
    expect(JSON.stringify(page)).not.toContain(PAGE.text);
    const hash = /[0-9a-f]{64}/;
    expect(JSON.stringify(page)).not.toMatch(hash);
  });

  it('hears the answers of its room from their beginning', async () => {
    const { ada, host, room, scripted } = await createStage();
    const next = chat({ conversation: room.conversation, parent: room.turn });
    host.send(next);
    const request = await scripted.next();
    request.say('Because.');
    ada.send({ type: 'attach', turn: next.turn, seq: 0 });
    expect(await ada.takeUntil('token')).toMatchObject([{ type: 'loading' }, { content: 'Because.' }]);
  });

  it('asks in words alone, of the model that answers in its room, and is named as its asker', async () => {
    const { ada, room, scripted, storage } = await createStage();
    const asked = { ...chat({ conversation: room.conversation, parent: room.turn }), follow: true };
    for (const fields of [
      { question: [PAGE] },
      { question: [{ type: 'of-tomorrow' }] },
      { model: 'other' },
      { think: true },
      { temporary: true },
      { fresh: true },
      { task: 'summarise' },
    ]) {
      ada.send({ ...asked, turn: randomUUID(), ...fields });
      expect(await ada.take()).toMatchObject({ code: 'forbidden', params: { cause: 'words_alone' } });
    }
    // In which language the reader without a model would answer is the asker's own.
    ada.send({ ...asked, language: 'de' });
    const request = await scripted.next();
    request.say('Because.');
    request.finish();
    await ada.takeUntil('done');
    const { record } = (await storage.findTurn(asked.turn)) ?? {};
    expect(record).toMatchObject({ asker: { name: 'Ada' }, parent: room.turn });
  });

  it('stops a question also before it was recorded', async () => {
    const { ada, room, scripted } = await createStage();
    const asked = { ...chat({ conversation: room.conversation, parent: room.turn }), follow: true };
    const { count } = scripted;
    ada.send(asked);
    ada.send({ type: 'cancel', turn: asked.turn });
    expect(await ada.take()).toMatchObject({ type: 'cancelled', turn: asked.turn });
    expect(scripted.count).toBe(count);
  });

  it('that leaves right behind its question asks nothing', async () => {
    const { ada, room, scripted, storage } = await createStage();
    const asked = { ...chat({ conversation: room.conversation, parent: room.turn }), follow: true };
    const { count } = scripted;
    ada.send(asked);
    ada.send({ type: 'leave', id: 'r1' });
    await ada.closed;
    expect([await storage.findTurn(asked.turn), scripted.count]).toEqual([undefined, count]);
  });

  it('may send its question again after another model has answered in its room', async () => {
    const { ada, host, room, exchange, catalogue } = await createStage();
    const [small = model, other = model] = ['small', 'other'].map((name) => ({ ...model, name }));
    catalogue.change({ models: [small, other], cannotChat: [], defaultModel: 'small', upstreams: [] });
    const asked = { ...chat({ conversation: room.conversation, parent: room.turn }), follow: true };
    await exchange(ada, asked);
    await exchange(host, chat({ conversation: room.conversation, parent: asked.turn, model: 'other' }));
    ada.send(asked);
    expect(await ada.take()).toMatchObject({ type: 'loading', turn: asked.turn });
  });

  it('that reads alone can neither ask nor stop', async () => {
    const { ada, room } = await createStage('read');
    ada.send({ ...chat({ conversation: room.conversation, parent: room.turn }), follow: true });
    expect(await ada.take()).toMatchObject({ code: 'forbidden', params: { cause: 'reader' } });
    ada.send({ type: 'cancel', turn: room.turn });
    expect(await ada.take()).toMatchObject({ code: 'forbidden', params: { cause: 'reader' } });
  });

  it('is told of a failure without the server or the file that it was at', async () => {
    const { ada, host, room, scripted, storage } = await createStage();
    const { conversation } = room;
    const where = '10.0.0.4:11434';
    const asked = { ...chat({ conversation, parent: room.turn }), follow: true };
    ada.send({ type: 'watch', topic: 'room', conversation });
    ada.send(asked);
    const failure = { cause: 'no_answer', server: 'ollama', address: where, reason: 'ECONNREFUSED' } as const;
    (await scripted.next()).fail(new UpstreamError('upstream_unreachable', failure));
    const told = { code: 'upstream_unreachable', params: { cause: 'no_answer' }, retryable: true };
    const [first] = (await ada.takeUntil('error')).slice(-1);
    ada.send({ type: 'cancel', turn: asked.turn });
    const [again] = (await ada.takeUntil('error')).slice(-1);
    const { turns } = await ask(ada, { type: 'conversation', conversation });
    for (const end of [first, again, turns.at(-1).terminal]) {
      expect(end).toMatchObject(told);
      expect(JSON.stringify(end)).not.toContain(where);
    }
    expect(JSON.stringify(await ask(host, { type: 'conversation', conversation }))).toContain(where);
    storage.turns = () => Promise.reject(new StoreError('disk_full', { cause: 'full', file: '/home/anna/chats.db' }));
    expect((await ask(ada, { type: 'conversation', conversation })).params).toEqual({ cause: 'full' });
  });

  it('is told of a question that is known, and of how it failed, without the server', async () => {
    const where = '10.0.0.4:11434';
    const storage = await openTestStorage();
    const room = chat();
    const { member, handshake } = memberOf(room.conversation);
    await storage.rooms.keep([], member);
    const asked = { ...chat({ conversation: room.conversation, parent: room.turn }), follow: true };
    const before = await startSession({ storage });
    await before.exchange(await before.greet(), room);
    const first = await before.greet(handshake);
    first.send(asked);
    const failure = { cause: 'no_answer', server: 'ollama', address: where, reason: 'ECONNREFUSED' } as const;
    (await before.scripted.next()).fail(new UpstreamError('upstream_unreachable', failure));
    await first.takeUntil('error');
    const ada = await (await startSession({ storage })).greet(handshake);
    ada.send(asked);
    const replayed = await ada.takeUntil('error');
    expect(replayed.at(-1)).toMatchObject({ code: 'upstream_unreachable', turn: asked.turn });
    expect(JSON.stringify(replayed)).not.toContain(where);
  });

  it('is told which model answers, and not at which server', async () => {
    const { ada, host, room, exchange, catalogue } = await createStage();
    const { conversation } = room;
    const name = 'small @ gpu.example';
    catalogue.change({ models: [{ ...model, name }], cannotChat: [], defaultModel: name, upstreams: [] });
    const asked = { ...chat({ conversation, parent: room.turn }), follow: true };
    const heard = await exchange(ada, asked);
    heard.push(await ask(ada, { type: 'models' }), await ask(ada, { type: 'conversation', conversation }));
    expect(heard.map((message) => message.model ?? '')).toContain('small');
    expect(heard.at(-2)).toMatchObject({ models: [{ name: 'small' }], defaultModel: 'small' });
    expect(JSON.stringify(heard)).not.toContain('gpu.example');
    expect(JSON.stringify(await ask(host, { type: 'conversation', conversation }))).toContain(name);
  });

  it('is told of the model that answers in its room, and of no other and no server', async () => {
    const { ada } = await createStage();
    expect(await ask(ada, { type: 'models' })).toMatchObject({ models: [], upstreams: [] });
  });
});

describe('a turn', () => {
  it('says who stopped it, unless that was its asker', async () => {
    const { ada, host, room, scripted } = await createStage();
    const { conversation } = room;
    const ends = [];
    for (const [asker, stopper] of [
      [ada, host],
      [host, ada],
      [ada, ada],
      [host, host],
    ] as const) {
      const asked = { ...chat({ conversation, parent: room.turn }), follow: true };
      asker.send(asked);
      (await scripted.next()).say('Be');
      await asker.takeUntil('token');
      stopper.send({ type: 'cancel', turn: asked.turn });
      ends.push((await endOf(asker, asked.turn)).by);
      if (stopper !== asker) await endOf(stopper, asked.turn);
    }
    expect(ends).toEqual([{}, { name: 'Ada' }, undefined, undefined]);
    const page = await ask(ada, { type: 'conversation', conversation });
    expect(page.turns?.slice(-4).map(({ terminal }: { terminal: WireMessage }) => terminal.by)).toEqual([
      {},
      { name: 'Ada' },
      undefined,
      undefined,
    ]);
  });

  it('that a member asked just before it was taken out is not asked any more', async () => {
    const { ada, host, room, scripted, storage, rooms, hold } = await createStage();
    const asked = { ...chat({ conversation: room.conversation, parent: room.turn }), follow: true };
    const { reached, release } = hold();
    ada.send(asked);
    await reached;
    const before = scripted.count;
    await rooms.remove('ada');
    release();
    await ask(host, { type: 'conversation', conversation: room.conversation });
    expect([await storage.findTurn(asked.turn), scripted.count]).toEqual([undefined, before]);
  });

  it('of a member that is taken out is cancelled, also while it waits', async () => {
    const { ada, host, room, scripted, storage, rooms } = await createStage();
    const asked = [1, 2].map(() => ({ ...chat({ conversation: room.conversation, parent: room.turn }), follow: true }));
    for (const each of asked) ada.send(each);
    (await scripted.next()).say('Be');
    await ada.takeUntil('token');
    await rooms.remove('ada');
    for (const { turn } of asked) {
      host.send({ type: 'attach', turn, seq: 0 });
      expect((await host.takeUntil('cancelled')).at(-1)).toMatchObject({ turn, by: {} });
    }
    expect((await storage.turns(room.conversation))?.turns.map(({ state }) => state)).toEqual([
      'done',
      'cancelled',
      'cancelled',
    ]);
  });

  it('that follows waits for the one that was asked at the same moment', async () => {
    const { ada, host, room, scripted } = await createStage();
    const [first, second] = [1, 2].map((number) => ({
      ...chat({ message: `${number}`, conversation: room.conversation, parent: room.turn }),
      follow: true,
    }));
    host.send(first ?? {});
    ada.send(second ?? {});
    const answered = [];
    for (let turn = 0; turn < 2; turn++) {
      const request = await scripted.next();
      answered.push(scripted.count);
      request.say('Yes.');
      request.finish();
    }
    await ada.takeUntil('done');
    const page = await ask(ada, { type: 'conversation', conversation: room.conversation });
    const [, third, last] = page.turns ?? [];
    expect([third?.parent, last?.parent]).toEqual([room.turn, third?.turn]);
    expect(answered).toEqual([answered[0], Number(answered[0]) + 1]);
  });
});
