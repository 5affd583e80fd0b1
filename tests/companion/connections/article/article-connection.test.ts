import { describe, expect, it } from 'vitest';
import { UpstreamError } from '../../../../companion/upstreams/upstream.ts';
import { longText } from '../../../helpers/long-text.ts';
import type { ScriptedRequest } from '../../turns/scripted-upstream.ts';
import type { WireClient, WireMessage } from '../wire-client.ts';
import { GUEST_ARTICLE, startWireServer, type WireServerOptions } from '../wire-server.ts';

async function setUp(options: WireServerOptions = {}) {
  const server = await startWireServer(options);
  const client = await server.connect(GUEST_ARTICLE);
  /** Asks, has it answered, and takes everything up to `done`. */
  async function exchange(message: string, answer: string): Promise<ScriptedRequest> {
    client.send({ message });
    const request = await server.scripted.next();
    request.say(answer);
    request.finish();
    await client.takeUntil('done');
    return request;
  }
  return { ...server, client, exchange };
}

/** Sends a message that is answered with an error, to know that everything before it has been served. */
async function takeRest(client: WireClient): Promise<WireMessage[]> {
  client.send({ type: 'clear' });
  const taken = await client.takeUntil('cleared');
  return taken.slice(0, -1);
}

const types = (messages: WireMessage[]) => messages.map(({ type }) => type);

describe('an article connection', () => {
  it('streams tokens until done, and nothing else', async () => {
    const { client, scripted } = await setUp();
    client.send({ message: 'Why?', model: 'big' });
    const request = await scripted.next();
    expect(request.request).toMatchObject({ model: 'big', prompt: { question: 'Why?', history: [] } });
    request.think('hm');
    request.say('Be');
    expect(await client.take()).toEqual({ type: 'token', content: 'Be' });
    request.say('cause.');
    request.finish();
    expect(await client.takeUntil('done')).toEqual([{ type: 'token', content: 'cause.' }, { type: 'done' }]);
  });

  it('answers without a named model with the default one', async () => {
    const { client, scripted } = await setUp();
    client.send({ message: 'Why?' });
    expect((await scripted.next()).request.model).toBe('small');
  });

  it('remembers the conversation', async () => {
    const { client, exchange, scripted } = await setUp();
    await exchange('Why?', 'Because.');
    client.send({ message: 'Since when?' });
    expect((await scripted.next()).request.prompt.history).toEqual([
      { question: 'Why?', sources: [], answer: 'Because.' },
    ]);
  });

  it('trims the conversation to 20 messages after each turn', async () => {
    const { client, exchange, scripted } = await setUp();
    for (let index = 1; index <= 11; index += 1) {
      const { request } = await exchange(`question ${index}`, `answer ${index}`);
      expect(request.prompt.history).toHaveLength(index - 1);
    }
    client.send({ message: 'last' });
    const { history } = (await scripted.next()).request.prompt;
    expect(history).toHaveLength(10);
    expect(history[0]).toMatchObject({ question: 'question 2', answer: 'answer 2' });
  });

  it('forgets the conversation when it is cleared, after what runs was cancelled', async () => {
    const { client, exchange, scripted } = await setUp();
    await exchange('Why?', 'Because.');
    client.send({ message: 'Since when?' });
    await scripted.next();
    client.send({ type: 'clear' });
    expect(types([await client.take(), await client.take()])).toEqual(['cancelled', 'cleared']);
    client.send({ message: 'Again?' });
    expect((await scripted.next()).request.prompt.history).toEqual([]);
  });

  it('answers a clear with nothing but cleared when nothing runs', async () => {
    const { client } = await setUp();
    client.send({ type: 'clear' });
    expect(await client.take()).toEqual({ type: 'cleared' });
  });

  it('drops the oldest exchange and asks again when the model refuses for length', async () => {
    const { client, exchange, scripted } = await setUp();
    await exchange('one', 'first');
    await exchange('two', 'second');
    client.send({ message: 'three' });
    (await scripted.next()).fail(new UpstreamError('context_overflow', {}));
    const again = await scripted.next();
    expect(again.request.prompt.history).toMatchObject([{ question: 'two' }]);
    again.fail(new UpstreamError('context_overflow', {}));
    const last = await scripted.next();
    expect(last.request.prompt.history).toEqual([]);
    last.fail(new UpstreamError('context_overflow', { cause: 'overflow', server: 'ollama' }));
    expect(await client.take()).toEqual({
      type: 'error',
      code: 'context_overflow',
      message: 'The question and its page don’t fit the model’s context.',
      cure: expect.stringMatching(/^Send less of the page or ask in a new chat\. .*--max-context/),
      retryable: false,
    });
  });

  it('aborts the upstream request when the client disconnects', async () => {
    const { client, scripted } = await setUp();
    client.send({ message: 'Why?' });
    const { signal } = await scripted.next();
    const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
    client.close();
    await aborted;
  });
});

describe('cancelling at article depth', () => {
  it('is answered by one cancelled when nothing runs', async () => {
    const { client } = await setUp();
    client.send({ type: 'cancel' });
    expect(types(await takeRest(client))).toEqual(['cancelled']);
  });

  it('shares the cancelled of the turn that it ends: A, cancel: 1', async () => {
    const { client, scripted } = await setUp();
    client.send({ message: 'A' });
    await scripted.next();
    client.send({ type: 'cancel' });
    expect(types(await takeRest(client))).toEqual(['cancelled']);
  });

  it('answers each cancel: A, cancel, cancel: 2', async () => {
    const { client, scripted } = await setUp();
    client.send({ message: 'A' });
    await scripted.next();
    client.send({ type: 'cancel' });
    client.send({ type: 'cancel' });
    expect(types(await takeRest(client))).toEqual(['cancelled', 'cancelled']);
  });

  it('counts the turn that was replaced: A, B, cancel: 2', async () => {
    const { client, scripted } = await setUp();
    client.send({ message: 'A' });
    await scripted.next();
    client.send({ message: 'B' });
    await scripted.next();
    client.send({ type: 'cancel' });
    expect(types(await takeRest(client))).toEqual(['cancelled', 'cancelled']);
  });

  it('counts the same however fast the messages come', async () => {
    const { client } = await setUp();
    for (const message of [{ message: 'A' }, { message: 'B' }, { type: 'cancel' }]) client.send(message);
    expect(types(await takeRest(client))).toEqual(['cancelled', 'cancelled']);
  });

  it('is answered by one cancelled after a turn that is done', async () => {
    const { client, exchange } = await setUp();
    await exchange('A', 'answer');
    client.send({ type: 'cancel' });
    expect(types(await takeRest(client))).toEqual(['cancelled']);
  });

  it('says cancelled for the old turn before any token of the new one, once the upstream has let go', async () => {
    const { client, scripted } = await setUp({ lingers: true });
    client.send({ message: 'A' });
    const old = await scripted.next();
    old.say('old');
    await client.take();
    client.send({ message: 'B' });
    await new Promise((resolve) => old.signal.addEventListener('abort', resolve));
    old.say('late');
    expect(scripted.count).toBe(1);
    old.fail(new Error('closed'));
    const next = await scripted.next();
    next.say('new');
    next.finish();
    expect(await client.takeUntil('done')).toEqual([
      { type: 'cancelled' },
      { type: 'token', content: 'new' },
      { type: 'done' },
    ]);
    expect(next.request.prompt.history).toMatchObject([{ question: 'A', answer: 'old' }]);
  });

  it('says cancelled before any token of the new turn also to a client that reads slowly', async () => {
    const { client, scripted } = await setUp({ limits: { turnLogBytes: 64 * 1024 * 1024 } });
    client.send({ message: 'A' });
    const old = await scripted.next();
    client.pause();
    // The second waits for the first, which is more than the buffers of a loopback connection take.
    old.say(longText(16 * 1024 * 1024), 'rest');
    client.send({ message: 'B' });
    await new Promise((resolve) => old.signal.addEventListener('abort', resolve));
    client.resume();
    const next = await scripted.next();
    next.say('new');
    next.finish();
    const story = (await client.takeUntil('done')).map(({ type, content = '' }) => [type, content.slice(0, 4)]);
    expect(story).toEqual([
      ['token', '0 1 '],
      ['token', 'rest'],
      ['cancelled', ''],
      ['token', 'new'],
      ['done', ''],
    ]);
  });
});

describe('a message that can not be served at article depth', () => {
  it.each([
    ['is not JSON', '{oops', 'bad_message'],
    ['is no object', '[1]', 'bad_message'],
    ['has no message', '{}', 'bad_message'],
    ['has a message of the wrong type', '{"message":7}', 'bad_message'],
    ['has a model of the wrong type', '{"message":"Why?","model":[]}', 'bad_message'],
    ['says that it types, where nobody else is', '{"type":"typing"}', 'unknown_type'],
    ['has an unknown type', '{"type":"dance","message":"Why?"}', 'unknown_type'],
    ['is empty', '{"message":"  "}', 'empty_message'],
  ])('gets an error when it %s, and the connection lives', async (_, frame, code) => {
    const { client, exchange } = await setUp();
    client.send(frame);
    expect(await client.take()).toMatchObject({ type: 'error', code, retryable: false });
    await exchange('Why?', 'Because.');
  });

  it('gets an error when it is too long', async () => {
    const { client } = await setUp({ limits: { messageChars: 10 } });
    client.send({ message: 'x'.repeat(11) });
    expect(await client.take()).toMatchObject({ type: 'error', code: 'message_too_long' });
  });

  it('leaves the turn alone that runs', async () => {
    const { client, scripted } = await setUp();
    client.send({ message: 'A' });
    const request = await scripted.next();
    client.send({ message: '' });
    expect(await client.take()).toMatchObject({ type: 'error', code: 'empty_message' });
    request.say('still');
    expect(await client.take()).toEqual({ type: 'token', content: 'still' });
  });

  it('gets an error when too many questions wait', async () => {
    const { client, scripted, connect } = await setUp({ limits: { guestQueuedTurns: 1 } });
    client.send({ message: 'runs' });
    await scripted.next();
    const waits = await connect(GUEST_ARTICLE);
    waits.send({ message: 'waits' });
    // Served before the next, since both are on the server's loop by the time of its reply.
    waits.send({ message: '' });
    await waits.take();
    const late = await connect(GUEST_ARTICLE);
    late.send({ message: 'late' });
    expect(await late.take()).toMatchObject({ type: 'error', code: 'overloaded', retryable: true });
  });
});
