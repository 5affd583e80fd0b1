import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Handshake } from '../../../companion/access/handshake.ts';
import type { ErrorMessage } from '../../../protocol/companion-messages.ts';
import { isTerminal } from '../../../protocol/turn-events.ts';
import { longText } from '../../helpers/long-text.ts';
import { tellingOf } from '../../helpers/told.ts';
import type { WireClient, WireMessage } from './wire-client.ts';
import { clientOf, EPOCH, GUEST, NO_STORAGE, startWireServer, type WireServerOptions } from './wire-server.ts';

const PAGE = {
  type: 'page',
  title: 'A page',
  url: 'https://a.example/',
  language: 'en',
  text: 'Text.',
  omittedChars: 0,
};

async function setUp(options: WireServerOptions = {}) {
  const server = await startWireServer(options);
  async function greet(handshake: Handshake): Promise<WireClient> {
    const client = await server.connect(handshake);
    await client.take();
    client.send({ type: 'hello' });
    return client;
  }
  return { ...server, greet };
}

/** A question, with its words and what goes along given apart. */
interface Asking extends Record<string, unknown> {
  message?: string | number;
  sources?: readonly object[];
}

function chat({ message = 'Why?', sources = [], ...fields }: Asking = {}) {
  return {
    type: 'chat',
    turn: randomUUID(),
    conversation: randomUUID(),
    parent: null,
    question: [...sources, { type: 'text', text: message }],
    temporary: true,
    ...fields,
  };
}

/** Everything up to the answer to a ping. */
async function takeRest(client: WireClient): Promise<WireMessage[]> {
  client.send({ type: 'ping' });
  return (await client.takeUntil('pong')).slice(0, -1);
}

function withKey(proofHolds: boolean): Handshake {
  const verify = (proof: string) => proofHolds && proof === 'client-proof';
  return { ...clientOf('anna'), keyProof: { nonce: 'server-nonce', proof: 'server-proof', verify } };
}

describe('the greeting', () => {
  it('begins with a welcome that says who the companion is and what this connection may do', async () => {
    const { connect } = await setUp({ limits: { guestFrameBytes: 1000 } });
    const client = await connect(GUEST);
    expect(await client.take()).toEqual({
      type: 'welcome',
      version: '1.2.3',
      epoch: EPOCH,
      role: 'guest',
      features: ['models'],
      limits: { frameBytes: 1000, messageChars: 400_000, sourceChars: 4_000_000, sources: 16 },
    });
  });

  it('proves the key that was offered, and takes the proof of the other side', async () => {
    const { connect, connections } = await setUp();
    const client = await connect(withKey(true));
    expect(await client.take()).toMatchObject({ role: 'client', nonce: 'server-nonce', proof: 'server-proof' });
    expect(connections.counts).toEqual({ strangers: 1, guests: 0, members: 0, clients: 0 });
    client.send({ type: 'hello', proof: 'client-proof' });
    expect(await takeRest(client)).toEqual([]);
    expect(connections.counts).toEqual({ strangers: 0, guests: 0, members: 0, clients: 1 });
  });

  it.each([
    ['is wrong', withKey(false), { type: 'hello', proof: 'client-proof' }],
    ['is missing', withKey(true), { type: 'hello' }],
  ])('closes with 4401 when the proof of an offered key %s', async (_, handshake, hello) => {
    const { connect } = await setUp();
    const client = await connect(handshake);
    client.send(hello);
    expect((await client.closed).code).toBe(4401);
  });

  it('closes with 4407 when the first message is not hello', async () => {
    const { connect } = await setUp();
    for (const frame of [{ type: 'ping' }, '{oops']) {
      const client = await connect(GUEST);
      client.send(frame);
      expect((await client.closed).code).toBe(4407);
    }
  });

  it('closes with 4501 when hello does not come in time', async () => {
    const { connect, clock } = await setUp();
    const client = await connect(GUEST);
    await client.take();
    clock.advance(4_000);
    expect(client.waiting).toBe(0);
    clock.advance(2_000);
    expect((await client.closed).code).toBe(4501);
  });

  it('is said once', async () => {
    const { greet } = await setUp();
    const client = await greet(GUEST);
    client.send({ type: 'hello' });
    expect(await client.take()).toMatchObject({ type: 'error', code: 'bad_message' });
  });
});

describe('a chat', () => {
  it('tells its whole story with rising seq', async () => {
    const { greet, scripted } = await setUp();
    const client = await greet(clientOf('anna'));
    const message = chat({ model: 'big', think: true, sources: [PAGE], task: 'explain', language: 'de' });
    client.send(message);
    const request = await scripted.next();
    expect(request.request).toMatchObject({
      model: 'big',
      think: true,
      prompt: { task: 'explain', question: 'Why?', sources: [PAGE], language: 'de' },
    });
    request.think('hm');
    request.say('Because.');
    request.finish();
    const story = await client.takeUntil('done');
    expect(story.map(({ type }) => type)).toEqual(['loading', 'thinking', 'token', 'done']);
    expect(story.every(({ turn }) => turn === message.turn)).toBe(true);
    const order = story.map(({ seq }) => seq);
    expect(order).toEqual([...new Set(order)].toSorted((a, b) => a - b));
  });

  it('that waits says so with its place', async () => {
    const { greet, scripted } = await setUp();
    const client = await greet(clientOf('anna'));
    client.send(chat());
    const first = await scripted.next();
    const second = chat();
    client.send(second);
    expect(await client.takeUntil('queued')).toContainEqual({
      type: 'queued',
      turn: second.turn,
      seq: 1,
      position: 1,
    });
    first.finish();
    await scripted.next();
    expect((await client.takeUntil('loading')).at(-1)).toMatchObject({ turn: second.turn });
  });

  it('that is sent again attaches, and is not asked twice', async () => {
    const { greet, scripted } = await setUp();
    const message = chat();
    const anna = await greet(clientOf('anna'));
    anna.send(message);
    const request = await scripted.next();
    request.say('Be');
    await anna.takeUntil('token');
    anna.close();
    await anna.closed;
    const again = await greet(clientOf('anna'));
    again.send(message);
    request.say('cause.');
    request.finish();
    const text = (await again.takeUntil('done')).map(({ content = '' }) => content).join('');
    expect(text).toBe('Because.');
    expect(scripted.count).toBe(1);
  });

  it('with another body under the same id is a conflict, and the first goes on', async () => {
    const { greet, scripted } = await setUp();
    const client = await greet(clientOf('anna'));
    const message = chat();
    client.send(message);
    const request = await scripted.next();
    client.send({ ...message, question: chat({ message: 'How?' }).question });
    expect((await client.takeUntil('error')).at(-1)).toEqual({
      type: 'error',
      turn: message.turn,
      code: 'conflict',
      params: expect.any(Object),
      retryable: false,
    });
    expect(request.signal.aborted).toBe(false);
  });

  it.each([
    ['is empty', { message: ' ' }, 'empty_message'],
    ['is empty, with a page but no task for it', { message: '', sources: [PAGE] }, 'empty_message'],
    ['is empty, with a task but no page', { message: '', task: 'summarise' }, 'empty_message'],
    ['is too long', { message: 'x'.repeat(11) }, 'message_too_long'],
    ['has too much text attached', { sources: [{ ...PAGE, text: 'x'.repeat(101) }] }, 'message_too_long'],
    ['follows a turn that is not there', { parent: randomUUID() }, 'conversation_gone'],
    ['has a field of the wrong type', { message: 7 }, 'bad_message'],
  ])('is refused by its turn when it %s', async (_, fields, code) => {
    const { greet } = await setUp({ limits: { messageChars: 10, sourceChars: 100 } });
    const client = await greet(clientOf('anna'));
    const message = chat(fields);
    client.send(message);
    expect(await client.take()).toMatchObject({ type: 'error', turn: message.turn, code });
  });

  it('may be empty when a task says what to do with the page', async () => {
    const { greet, scripted } = await setUp();
    const client = await greet(clientOf('anna'));
    client.send(chat({ message: '', task: 'summarise', sources: [PAGE] }));
    expect((await scripted.next()).request.prompt.task).toBe('summarise');
  });

  it('goes on when its only viewer detaches', async () => {
    const { greet, scripted } = await setUp();
    const client = await greet(clientOf('anna'));
    const message = chat();
    client.send(message);
    const request = await scripted.next();
    client.send({ type: 'detach', turn: message.turn });
    await takeRest(client);
    request.say('Because.');
    request.finish();
    expect(await takeRest(client)).toEqual([]);
    client.send({ type: 'attach', turn: message.turn, seq: 1 });
    expect((await client.takeUntil('done')).map(({ type }) => type)).toEqual(['token', 'done']);
  });
});

describe('attaching', () => {
  it('after a reconnect gives the whole tail and nothing twice', async () => {
    const { greet, scripted } = await setUp();
    const message = chat();
    const before = await greet(clientOf('anna'));
    before.send(message);
    const request = await scripted.next();
    request.say('Be');
    const { seq } = (await before.takeUntil('token')).at(-1);
    before.terminate();
    request.say('cau');
    request.say('se.');
    const after = await greet(clientOf('anna'));
    after.send({ type: 'attach', turn: message.turn, seq });
    expect(await after.take()).toMatchObject({ type: 'token', content: 'cause.' });
    request.finish();
    expect(await after.take()).toMatchObject({ type: 'done' });
  });

  it('ahead of the log gives a snapshot that replaces everything, then what comes', async () => {
    const { greet, scripted } = await setUp();
    const client = await greet(clientOf('anna'));
    const message = chat();
    client.send(message);
    const request = await scripted.next();
    request.say('Be');
    await client.takeUntil('token');
    client.send({ type: 'attach', turn: message.turn, seq: 9_999 });
    expect(await client.take()).toEqual({
      type: 'snapshot',
      turn: message.turn,
      seq: 3,
      parts: [{ type: 'text', text: 'Be' }],
    });
    request.say('cause.');
    expect(await client.take()).toMatchObject({ type: 'token', content: 'cause.', seq: 9 });
  });

  it('shows a turn to any number of viewers, of any client', async () => {
    const { greet, scripted } = await setUp();
    const [anna, bert] = [await greet(clientOf('anna')), await greet(clientOf('bert'))];
    const message = chat();
    anna.send(message);
    const request = await scripted.next();
    bert.send({ type: 'attach', turn: message.turn, seq: 0 });
    request.say('Because.');
    request.finish();
    for (const client of [anna, bert]) {
      const story = await client.takeUntil('done');
      expect(story.map(({ content = '' }) => content).join('')).toBe('Because.');
      expect(story.filter(isTerminal)).toHaveLength(1);
    }
  });

  it('to an unknown turn says that it is gone', async () => {
    const { greet } = await setUp();
    const client = await greet(clientOf('anna'));
    const turn = randomUUID();
    client.send({ type: 'attach', turn, seq: 0 });
    expect(await client.take()).toMatchObject({ type: 'error', turn, code: 'turn_gone' });
  });

  it('to more turns at once than the limit is refused', async () => {
    const { greet } = await setUp({ limits: { viewedTurns: 1 } });
    const client = await greet(clientOf('anna'));
    client.send(chat());
    const second = chat();
    client.send(second);
    expect((await client.takeUntil('error')).at(-1)).toMatchObject({ turn: second.turn, code: 'rate_limited' });
  });

  it('ends for a viewer that does not read after 30 seconds with 4508, and for nobody else', async () => {
    const { greet, scripted, clock, connections } = await setUp({ limits: { turnLogBytes: 64 * 1024 * 1024 } });
    const [slow, fast] = [await greet(clientOf('anna')), await greet(clientOf('bert'))];
    const message = chat();
    fast.send(message);
    const request = await scripted.next();
    slow.send({ type: 'attach', turn: message.turn, seq: 0 });
    await takeRest(slow);
    slow.pause();
    // More than the buffers of a loopback connection take.
    for (let index = 0; index < 4; index += 1) {
      request.say(longText(4 * 1024 * 1024));
      await fast.takeUntil('token');
    }
    await takeRest(fast);
    clock.advance(29_000);
    await takeRest(fast);
    expect(connections.counts.clients).toBe(2);
    clock.advance(2_000);
    clock.advance(2_000);
    slow.resume();
    await slow.closed;
    request.finish();
    await fast.takeUntil('done');
    expect(connections.counts.clients).toBe(1);
  });
});

describe('cancelling', () => {
  it('is confirmed by the log when the upstream has let go', async () => {
    const { greet, scripted } = await setUp({ lingers: true });
    const client = await greet(clientOf('anna'));
    const message = chat();
    client.send(message);
    const request = await scripted.next();
    client.send({ type: 'cancel', turn: message.turn });
    expect((await takeRest(client)).map(({ type }) => type)).toEqual(['loading']);
    request.fail(new Error('closed'));
    expect(await client.take()).toMatchObject({ type: 'cancelled', turn: message.turn });
  });

  it('works before any reply', async () => {
    const { greet, scripted } = await setUp();
    const client = await greet(clientOf('anna'));
    const message = chat();
    client.send(message);
    client.send({ type: 'cancel', turn: message.turn });
    const story = await client.takeUntil('cancelled');
    expect(story.filter(isTerminal)).toHaveLength(1);
    expect(scripted.count).toBeLessThanOrEqual(1);
  });

  it('works from another connection, and both are told', async () => {
    const { greet, scripted } = await setUp();
    const [anna, bert] = [await greet(clientOf('anna')), await greet(clientOf('bert'))];
    const message = chat();
    anna.send(message);
    await scripted.next();
    bert.send({ type: 'cancel', turn: message.turn });
    expect(await bert.take()).toMatchObject({ type: 'cancelled', turn: message.turn });
    await anna.takeUntil('cancelled');
  });

  it('of an ended turn sends that client its terminal again', async () => {
    const { greet, scripted } = await setUp();
    const client = await greet(clientOf('anna'));
    const message = chat();
    client.send(message);
    (await scripted.next()).finish();
    const done = (await client.takeUntil('done')).at(-1);
    client.send({ type: 'cancel', turn: message.turn });
    expect(await client.take()).toEqual(done);
  });

  it('of an unknown turn says that it is gone', async () => {
    const { greet } = await setUp();
    const client = await greet(GUEST);
    const turn = randomUUID();
    client.send({ type: 'cancel', turn });
    expect(await client.take()).toMatchObject({ type: 'error', turn, code: 'turn_gone' });
  });
});

describe('a guest', () => {
  it('may ask, follow up and cancel on its own connection', async () => {
    const { greet, scripted } = await setUp();
    const guest = await greet(GUEST);
    const first = chat();
    guest.send(first);
    (await scripted.next()).finish();
    await guest.takeUntil('done');
    const second = chat({ conversation: first.conversation, parent: first.turn });
    guest.send(second);
    expect((await scripted.next()).request.prompt.history).toHaveLength(1);
    guest.send({ type: 'cancel', turn: second.turn });
    await guest.takeUntil('cancelled');
  });

  it.each([
    ['sends a page', chat({ sources: [PAGE] })],
    ['attaches to a turn', { type: 'attach', turn: randomUUID(), seq: 0 }],
    ['asks for a conversation', { type: 'conversation', id: '1', conversation: randomUUID() }],
  ])('is forbidden when it %s', async (_, message) => {
    const { greet } = await setUp();
    const guest = await greet(GUEST);
    guest.send(message);
    const refusal = (await guest.take()) as ErrorMessage;
    expect(refusal).toMatchObject({ type: 'error', code: 'forbidden' });
    expect(tellingOf(refusal).cure).toContain('key');
  });

  it("can neither see nor stop another's turn", async () => {
    const { greet, scripted } = await setUp();
    const [anna, guest] = [await greet(clientOf('anna')), await greet(GUEST)];
    const message = chat();
    anna.send(message);
    const request = await scripted.next();
    guest.send({ type: 'cancel', turn: message.turn });
    guest.send({ type: 'conversation', id: '1', conversation: message.conversation });
    // In no particular order, as requests are answered.
    expect([(await guest.take()).code, (await guest.take()).code].sort()).toEqual(['forbidden', 'turn_gone']);
    expect(request.signal.aborted).toBe(false);
  });

  it('has one conversation: another one takes its place', async () => {
    const { greet, scripted } = await setUp();
    const guest = await greet(GUEST);
    const first = chat();
    guest.send(first);
    (await scripted.next()).finish();
    await guest.takeUntil('done');
    guest.send(chat());
    (await scripted.next()).finish();
    await guest.takeUntil('done');
    guest.send(chat({ conversation: first.conversation, parent: first.turn }));
    expect(await guest.take()).toMatchObject({ type: 'error', code: 'conversation_gone' });
  });

  it('that disconnects has its turns aborted', async () => {
    const { greet, scripted } = await setUp();
    const guest = await greet(GUEST);
    guest.send(chat());
    const { signal } = await scripted.next();
    const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
    guest.close();
    await aborted;
  });
});

describe('requests', () => {
  it('for a conversation are answered with its turns in the order they were asked', async () => {
    const { greet, scripted } = await setUp();
    const client = await greet(clientOf('anna'));
    const first = chat({ sources: [PAGE] });
    client.send(first);
    const request = await scripted.next();
    request.say('Because.');
    request.finish();
    const done = (await client.takeUntil('done')).at(-1);
    const second = chat({ conversation: first.conversation, parent: first.turn });
    client.send(second);
    await client.takeUntil('loading');
    client.send({ type: 'conversation', id: 'r1', conversation: first.conversation });
    expect(await client.take()).toEqual({
      type: 'conversation',
      id: 'r1',
      next: null,
      title: '',
      pinned: false,
      temporary: true,
      conversation: first.conversation,
      turns: [
        {
          turn: first.turn,
          parent: null,
          task: 'chat',
          question: [
            { ...PAGE, text: '', blob: expect.stringMatching(/^[\da-f]{64}$/), chars: 5, tokens: 2, excerpt: '' },
            { type: 'text', text: 'Why?' },
          ],
          state: 'done',
          answer: [{ type: 'text', text: 'Because.' }],
          model: 'small',
          terminal: done,
        },
        expect.objectContaining({ turn: second.turn, parent: first.turn, state: 'running', terminal: null }),
      ],
    });
  });

  it('for a conversation that may be in a storage that is missing are answered with what is wrong with it', async () => {
    const { greet } = await setUp();
    const client = await greet(clientOf('anna'));
    client.send({ type: 'conversation', id: 'r1', conversation: randomUUID() });
    const refusal = (await client.take()) as ErrorMessage;
    expect(refusal).toMatchObject({ type: 'error', id: 'r1' });
    expect(tellingOf(refusal)).toEqual(tellingOf(NO_STORAGE.reason));
  });

  it('for models are answered by id, also to guests', async () => {
    const { greet } = await setUp();
    const client = await greet(GUEST);
    client.send({ type: 'models', id: 'r1' });
    expect(await client.take()).toEqual({
      type: 'models',
      id: 'r1',
      models: [],
      cannotChat: [],
      defaultModel: 'small',
      upstreams: [],
    });
  });

  it('to watch models are answered now and whenever they change', async () => {
    const { greet, catalogue } = await setUp();
    const client = await greet(GUEST);
    client.send({ type: 'watch', topic: 'models' });
    expect(await client.take()).toEqual({
      type: 'models',
      models: [],
      cannotChat: [],
      defaultModel: 'small',
      upstreams: [],
    });
    catalogue.change({ models: [], cannotChat: [], defaultModel: 'reader', upstreams: [] });
    expect(await client.take()).toMatchObject({ defaultModel: 'reader' });
  });

  it('of an unknown type get an error, and the connection lives', async () => {
    const { greet } = await setUp();
    const client = await greet(GUEST);
    client.send({ type: 'dance', id: 'r1' });
    expect(await client.take()).toMatchObject({ type: 'error', id: 'r1', code: 'unknown_type' });
    expect(await takeRest(client)).toEqual([]);
  });

  it('with unknown fields are understood', async () => {
    const { greet } = await setUp();
    const client = await greet(GUEST);
    client.send({ type: 'ping', mood: 'good' });
    expect(await client.take()).toEqual({ type: 'pong' });
  });
});
