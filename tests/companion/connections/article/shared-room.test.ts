import { describe, expect, it } from 'vitest';
import { createSharedMemory } from '../../../../companion/live/shared-memory.ts';
import { longText } from '../../../helpers/long-text.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import type { WireClient, WireMessage } from '../wire-client.ts';
import { SHARED, startWireServer, type WireServerOptions } from '../wire-server.ts';

async function setUp(options: WireServerOptions = {}) {
  const server = await startWireServer(options);
  const [anna, bert] = [await server.connect(SHARED), await server.connect(SHARED)];
  return { ...server, anna, bert };
}

/** Everything up to the answer to a message that the room refuses. */
async function takeRest(client: WireClient): Promise<WireMessage[]> {
  client.send({ type: 'clear' });
  return (await client.takeUntil('error')).slice(0, -1);
}

describe('the shared room', () => {
  it('shows every member the question and its answer', async () => {
    const { anna, bert, scripted } = await setUp();
    anna.send({ message: 'Why?', model: 'big' });
    const request = await scripted.next();
    expect(request.request.model).toBe('big');
    request.say('Because.');
    request.finish();
    for (const member of [anna, bert]) {
      expect(await member.takeUntil('done')).toEqual([
        { type: 'question', message: 'Why?' },
        { type: 'token', content: 'Because.' },
        { type: 'done' },
      ]);
    }
  });

  it('answers one question at a time, in order, without history', async () => {
    const { anna, bert, scripted } = await setUp({ slots: 2 });
    anna.send({ message: 'first' });
    const first = await scripted.next();
    anna.send({ message: 'second' });
    await takeRest(anna);
    bert.send({ message: 'third' });
    await takeRest(bert);
    expect(scripted.count).toBe(1);
    first.finish();
    const second = await scripted.next();
    expect(second.request.prompt).toMatchObject({ question: 'second', history: [] });
    second.finish();
    expect((await scripted.next()).request.prompt.question).toBe('third');
  });

  it('stops the running turn for all when any member cancels, and goes on with the next', async () => {
    const { anna, bert, scripted } = await setUp();
    anna.send({ message: 'first' });
    await scripted.next();
    anna.send({ message: 'second' });
    await takeRest(anna);
    bert.send({ type: 'cancel' });
    const second = await scripted.next();
    second.finish();
    expect((await anna.takeUntil('done')).map(({ type }) => type)).toEqual(['cancelled', 'question', 'done']);
    expect((await bert.takeUntil('done')).map(({ type }) => type)).toEqual([
      'question',
      'cancelled',
      'question',
      'done',
    ]);
  });

  it('answers a cancel while nothing runs to the sender alone', async () => {
    const { anna, bert } = await setUp();
    anna.send({ type: 'cancel' });
    expect(await anna.take()).toEqual({ type: 'cancelled' });
    expect(await takeRest(bert)).toEqual([]);
  });

  it('drops the waiting questions of a member that leaves, but not what runs', async () => {
    const { anna, bert, scripted } = await setUp();
    anna.send({ message: 'runs' });
    const request = await scripted.next();
    anna.send({ message: 'waits' });
    await takeRest(anna);
    bert.send({ message: 'stays' });
    await takeRest(bert);
    anna.close();
    await anna.closed;
    await takeRest(bert);
    expect(request.signal.aborted).toBe(false);
    request.finish();
    expect((await scripted.next()).request.prompt.question).toBe('stays');
  });

  it('aborts when the last member leaves', async () => {
    const { anna, bert, scripted } = await setUp();
    anna.send({ message: 'Why?' });
    const { signal } = await scripted.next();
    const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
    anna.close();
    await anna.closed;
    expect(signal.aborted).toBe(false);
    bert.close();
    await aborted;
  });

  it('shows a member that joins the running question and all of its answer', async () => {
    const { anna, scripted, connect } = await setUp();
    anna.send({ message: 'Why?' });
    const request = await scripted.next();
    request.say('Be');
    await anna.takeUntil('token');
    const late = await connect(SHARED);
    expect(await takeRest(late)).toEqual([
      { type: 'question', message: 'Why?' },
      { type: 'token', content: 'Be' },
    ]);
    request.say('cause.');
    request.finish();
    expect(await late.takeUntil('done')).toEqual([{ type: 'token', content: 'cause.' }, { type: 'done' }]);
  });

  it('is one of several: each name has its own members, questions and order', async () => {
    const { anna, scripted, connect } = await setUp({ slots: 2 });
    const [carl, dora] = [await connect({ ...SHARED, roomName: 'tea' }), await connect({ ...SHARED, roomName: 'tea' })];
    anna.send({ message: 'in the first' });
    await scripted.next();
    carl.send({ message: 'at tea' });
    expect((await scripted.next()).request.prompt.question).toBe('at tea');
    expect(await dora.take()).toEqual({ type: 'question', message: 'at tea' });
    dora.send({ type: 'presence' });
    expect(await dora.take()).toEqual({ type: 'presence', members: 2 });
    expect(await takeRest(anna)).toEqual([{ type: 'question', message: 'in the first' }]);
  });

  it('tells nothing of typing and presence to a member that knows the older messages only', async () => {
    const { anna, bert, connect } = await setUp();
    const carl = await connect(SHARED);
    carl.send({ type: 'typing' });
    bert.send({ type: 'typing' });
    expect(await bert.take()).toEqual({ type: 'typing', members: 1 });
    expect(await carl.take()).toEqual({ type: 'typing', members: 1 });
    expect(await takeRest(anna)).toEqual([]);
  });

  it('takes a question as the end of its typing', async () => {
    const { anna, bert, scripted } = await setUp();
    anna.send({ type: 'typing' });
    bert.send({ type: 'typing' });
    expect(await anna.take()).toEqual({ type: 'typing', members: 1 });
    bert.send({ message: 'Why?' });
    await scripted.next();
    expect(await anna.take()).toEqual({ type: 'typing', members: 0 });
  });

  it('has no history to clear', async () => {
    const { anna } = await setUp();
    anna.send({ type: 'clear' });
    expect(await anna.take()).toMatchObject({ type: 'error', code: 'unknown_type' });
  });

  it('refuses a question when too many wait, and tells the one alone whose question was refused', async () => {
    const { anna, bert, scripted } = await setUp({ limits: { sharedQuestions: 1 } });
    anna.send({ message: 'runs' });
    await scripted.next();
    anna.send({ message: 'waits' });
    anna.send({ message: 'too much' });
    expect((await anna.takeUntil('error')).at(-1)).toMatchObject({ code: 'overloaded' });
    expect((await takeRest(bert)).map(({ type }) => type)).toEqual(['question']);
  });

  it('is not slowed by a member that does not read', async () => {
    const { anna, bert, scripted } = await setUp();
    bert.pause();
    anna.send({ message: 'Why?' });
    const request = await scripted.next();
    const megabyte = longText(1024 * 1024);
    for (let index = 0; index < 3; index += 1) {
      request.say(megabyte);
      await anna.takeUntil('token');
    }
    request.finish();
    await anna.takeUntil('done');
    bert.resume();
    const seen = await bert.takeUntil('done');
    expect(
      seen
        .filter(({ type }) => type === 'token')
        .map(({ content }) => content)
        .join(''),
    ).toHaveLength(3 * 1024 * 1024);
  });
});

describe('the shared room of two companions', () => {
  async function openBoth() {
    const shared = createSharedMemory(createManualClock());
    const servers = [await startWireServer({ shared }), await startWireServer({ shared })] as const;
    const [anna, bert] = [await servers[0].connect(SHARED), await servers[1].connect(SHARED)];
    return { anna, bert, hers: servers[0].scripted, his: servers[1].scripted };
  }

  it('shows its questions and answers everywhere, one at a time', async () => {
    const { anna, bert, hers, his } = await openBoth();
    anna.send({ message: 'first' });
    const first = await hers.next();
    bert.send({ message: 'second' });
    expect(await takeRest(bert)).toEqual([{ type: 'question', message: 'first' }]);
    expect(his.count).toBe(0);
    first.say('One.');
    first.finish();
    const second = await his.next();
    second.say('Two.');
    second.finish();
    const told = (message: string, content: string) => [
      { type: 'question', message },
      { type: 'token', content },
      { type: 'done' },
    ];
    expect(await anna.takeUntil('done')).toEqual(told('first', 'One.'));
    expect(await bert.takeUntil('done')).toEqual(told('first', 'One.').slice(1));
    for (const member of [anna, bert]) {
      expect(await member.takeUntil('done')).toEqual(told('second', 'Two.'));
    }
  });

  it('stops what runs elsewhere when a member cancels, and when the last one leaves', async () => {
    const { anna, bert, hers } = await openBoth();
    anna.send({ message: 'first' });
    await hers.next();
    await bert.takeUntil('question');
    bert.send({ type: 'cancel' });
    for (const member of [anna, bert])
      expect((await member.takeUntil('cancelled')).at(-1)).toEqual({ type: 'cancelled' });
    anna.send({ message: 'second' });
    const second = await hers.next();
    await bert.takeUntil('question');
    anna.close();
    await anna.closed;
    second.say('Still here.');
    expect((await bert.takeUntil('token')).at(-1)).toEqual({ type: 'token', content: 'Still here.' });
    bert.close();
    await new Promise((resolve) => second.signal.addEventListener('abort', resolve));
  });
});
