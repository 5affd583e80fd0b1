/** How much may wait, run and be kept. Each test is named after the limit that it holds at its bound. */
import { describe, expect, it } from 'vitest';
import type { AccessPolicy } from '../../companion/access/access-policy.ts';
import { decideUpgrade } from '../../companion/access/decide-upgrade.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { head, NO_PROXIES } from '../companion/access/head.ts';
import { KEYS, KNOWN_TOKEN } from '../companion/access/keys/known-keys.ts';
import { type Chat, chat, startSession } from '../companion/connections/aside-session.ts';
import type { WireClient } from '../companion/connections/wire-client.ts';
import { clientOf, GUEST, GUEST_ARTICLE, SHARED, startWireServer } from '../companion/connections/wire-server.ts';
import { until } from '../helpers/until.ts';

/** Asks, and resolves with how the companion took it: `loading`, `queued`, or the code of an error. */
async function outcomeOf(client: WireClient, question: Chat = chat()): Promise<string> {
  client.send(question);
  for (;;) {
    const message = await client.take();
    if (message.turn === question.turn) return message.code ?? message.type;
  }
}

const page = (text: string) => ({ type: 'page', title: '', url: '', language: '', text, omittedChars: 0 });

it('messageChars: what only a newer Aside knows of a text counts among them', async () => {
  const { greet } = await startSession({ limits: { messageChars: 100 } });
  const client = await greet();
  client.send({ ...chat(), question: [{ type: 'text', text: 'Why?', spoken: 'x'.repeat(90) }] });
  expect(await client.take()).toMatchObject({ type: 'error', code: 'message_too_long' });
});

it('messageChars: a question may have so many, and a longer one is message_too_long', async () => {
  const { greet } = await startSession({ limits: { messageChars: 100 }, slots: 2 });
  const client = await greet();
  expect(await outcomeOf(client, chat({ message: 'x'.repeat(100) }))).toBe('loading');
  expect(await outcomeOf(client, chat({ message: 'x'.repeat(101) }))).toBe('message_too_long');
});

it('sourceChars: all that goes along may have so many together, and more is message_too_long', async () => {
  const { greet } = await startSession({ limits: { sourceChars: 100 }, slots: 2 });
  const client = await greet();
  const ask = (...lengths: number[]) =>
    outcomeOf(client, chat({ sources: lengths.map((length) => page('x'.repeat(length))) }));
  expect([await ask(60, 40), await ask(60, 41)]).toEqual(['loading', 'message_too_long']);
  const named = (about: object) => outcomeOf(client, chat({ sources: [{ ...page('x'), ...about }] }));
  expect([await named({ title: 'x'.repeat(100) }), await named({ url: 'x'.repeat(100) })]).toEqual([
    'message_too_long',
    'message_too_long',
  ]);
});

it('sources: so many may go along, and one more is refused', async () => {
  const { greet } = await startSession({ slots: 2 });
  const client = await greet();
  const ask = (count: number) => outcomeOf(client, chat({ sources: Array.from({ length: count }, () => page('x')) }));
  expect([await ask(LIMITS.sources), await ask(LIMITS.sources + 1)]).toEqual(['loading', 'bad_message']);
});

it('queuedTurns: so many of clients wait, and one more is overloaded', async () => {
  const { greet } = await startSession({ limits: { queuedTurns: 2 } });
  const [anna, bert] = [await greet(clientOf('anna')), await greet(clientOf('bert'))];
  expect(await outcomeOf(anna)).toBe('loading');
  expect([await outcomeOf(anna), await outcomeOf(bert)]).toEqual(['queued', 'queued']);
  expect(await outcomeOf(bert)).toBe('overloaded');
});

it('guestQueuedTurns: so many of guests wait, over all of them, and one more is overloaded', async () => {
  const { greet } = await startSession({ limits: { guestQueuedTurns: 2 } });
  const guests = [await greet(GUEST), await greet(GUEST), await greet(GUEST), await greet(GUEST)];
  const outcomes = [];
  for (const guest of guests) outcomes.push(await outcomeOf(guest));
  expect(outcomes).toEqual(['loading', 'queued', 'queued', 'overloaded']);
});

it('guestTurns: so many of one guest wait or run, and one more is overloaded, although others may ask', async () => {
  const { greet } = await startSession({ limits: { guestTurns: 2 } });
  const [one, another] = [await greet(GUEST), await greet(GUEST)];
  const conversation = chat().conversation;
  expect(await outcomeOf(one, chat({ conversation }))).toBe('loading');
  expect(await outcomeOf(one, chat({ conversation }))).toBe('queued');
  expect(await outcomeOf(one, chat({ conversation }))).toBe('overloaded');
  expect(await outcomeOf(another)).toBe('queued');
});

it('turnLogBytes: an answer may have that many, and is cut there and ends as done with length', async () => {
  const { greet, scripted } = await startSession({ limits: { turnLogBytes: 200 } });
  const client = await greet();
  for (const [chars, reason] of [
    [136, 'stop'],
    [137, 'length'],
  ] as const) {
    client.send(chat());
    const request = await scripted.next();
    // The log counts 64 bytes for the run of tokens itself.
    request.say('x'.repeat(chars));
    request.finish();
    const messages = await client.takeUntil('done');
    expect(messages.at(-1)).toMatchObject({ reason });
    expect(messages.find(({ type }) => type === 'token').content).toHaveLength(136);
  }
});

it('viewedTurns: one connection watches so many, and one more is rate_limited until it detaches', async () => {
  const { greet, scripted } = await startSession({ limits: { viewedTurns: 1 }, slots: 2 });
  const [asker, client] = [await greet(), await greet()];
  const [first, second] = [chat(), chat()];
  for (const question of [first, second]) {
    asker.send(question);
    await scripted.next();
    await asker.takeUntil('loading');
    asker.send({ type: 'detach', turn: question.turn });
  }
  client.send({ type: 'attach', turn: first.turn, seq: 0 });
  expect(await client.take()).toMatchObject({ type: 'loading', turn: first.turn });
  client.send({ type: 'attach', turn: second.turn, seq: 0 });
  expect(await client.take()).toMatchObject({ code: 'rate_limited', turn: second.turn });
  client.send({ type: 'detach', turn: first.turn });
  client.send({ type: 'attach', turn: second.turn, seq: 0 });
  expect(await client.take()).toMatchObject({ type: 'loading', turn: second.turn });
});

it('temporaryMs: a temporary conversation is there that long after its opener left, and no longer', async () => {
  const limits = { temporaryMs: 60_000, pingMs: 1_000_000 };
  const { greet, exchange, clock, connections } = await startSession({ limits });
  const [opener, other] = [await greet(), await greet(clientOf('bert'))];
  const question = chat({ temporary: true });
  await exchange(opener, question);
  opener.close();
  await until('the companion knows', () => connections.counts.clients === 1);
  const attach = async () => {
    other.send({ type: 'attach', turn: question.turn, seq: 0 });
    const { type, code } = await other.take();
    if (type === 'loading') await other.takeUntil('done');
    return code ?? type;
  };
  clock.advance(59_000);
  expect(await attach()).toBe('loading');
  clock.advance(60_000);
  expect(await attach()).toBe('turn_gone');
});

describe('what is kept', () => {
  /** Whether a turn that ended is still known to whoever asked it. */
  async function isKept(client: WireClient, { turn }: Chat): Promise<boolean> {
    client.send({ type: 'attach', turn, seq: 1_000_000 });
    const { code } = await client.take();
    if (code === undefined) await client.takeUntil('done');
    return code === undefined;
  }

  it('keptChars: over so many of clients the oldest goes, and what can go nowhere is overloaded', async () => {
    const { greet, exchange } = await startSession({ limits: { keptChars: 5_000 } });
    const client = await greet();
    const [first, second, third] = [0, 1, 2].map(() => chat({ temporary: true })) as [Chat, Chat, Chat];
    // Each weighs 1,024 and its question besides its answer.
    for (const question of [first, second]) await exchange(client, question, 'x'.repeat(1_000));
    expect([await isKept(client, first), await isKept(client, second)]).toEqual([true, true]);
    await exchange(client, third, 'x'.repeat(1_000));
    expect([await isKept(client, first), await isKept(client, second)]).toEqual([false, true]);
    expect(await outcomeOf(client, chat({ temporary: true, message: 'x'.repeat(5_000) }))).toBe('overloaded');
  });

  it('guestKeptChars: over so many of guests the oldest of theirs goes, and nothing of a client', async () => {
    const { greet, exchange } = await startSession({ limits: { guestKeptChars: 3_000, keptChars: 3_000 } });
    const [client, one, another] = [await greet(), await greet(GUEST), await greet(GUEST)];
    const [kept, dropped, latest] = [chat({ temporary: true }), chat(), chat()];
    await exchange(client, kept, 'x'.repeat(1_000));
    await exchange(one, dropped, 'x'.repeat(1_000));
    await exchange(another, latest, 'x'.repeat(1_000));
    expect(await isKept(one, dropped)).toBe(false);
    expect([await isKept(another, latest), await isKept(client, kept)]).toEqual([true, true]);
    expect(await outcomeOf(one, chat({ message: 'x'.repeat(3_000) }))).toBe('overloaded');
  });
});

describe('a conversation at article depth', () => {
  async function historyAfter(limits: { articleMessages?: number; articleChars?: number }, asked: string[]) {
    const { connect, scripted } = await startWireServer({ limits });
    const client = await connect(GUEST_ARTICLE);
    for (const message of [...asked, 'last']) {
      client.send({ message });
      const request = await scripted.next();
      if (message === 'last') return request.request.prompt.history.map(({ question }) => question);
      request.say('yes');
      request.finish();
      await client.takeUntil('done');
    }
    return [];
  }

  it('articleMessages: keeps so many, questions and answers', async () => {
    expect(await historyAfter({ articleMessages: 4 }, ['a', 'b', 'c'])).toEqual(['b', 'c']);
  });

  it('articleChars: keeps so many characters of them', async () => {
    const long = 'x'.repeat(90);
    expect(await historyAfter({ articleChars: 98 }, ['a', long])).toEqual(['a', long]);
    expect(await historyAfter({ articleChars: 98 }, ['ab', `${long}y`])).toEqual([`${long}y`]);
  });
});

it('sharedQuestions: so many wait in the room, and one more is overloaded', async () => {
  const { connect, scripted } = await startWireServer({ limits: { sharedQuestions: 1 } });
  const member = await connect(SHARED);
  member.send({ message: 'runs' });
  await scripted.next();
  for (const message of ['waits', 'is refused']) member.send({ message });
  expect((await member.takeUntil('error')).at(-1)).toMatchObject({ code: 'overloaded' });
});

it('roomNameChars: a name may have so many, and a longer one is closed with 4404', () => {
  const policy: AccessPolicy = {
    port: 11435,
    allowHosts: [],
    origins: new Set(),
    guests: true,
    proxies: NO_PROXIES,
    keys: KEYS,
    hearsStrangers: () => false,
  };
  const outcomes = [LIMITS.roomNameChars, LIMITS.roomNameChars + 1].map((chars) =>
    decideUpgrade(head(`/ws/shared?token=${KNOWN_TOKEN}&room=${'x'.repeat(chars)}`), policy),
  );
  expect(outcomes).toMatchObject([{ kind: 'open' }, { kind: 'close', code: 4404 }]);
});

it('typingMs: a member types for so long after it said so', async () => {
  const { connect, clock } = await startWireServer({ limits: { typingMs: 1_000 } });
  const [anna, bert] = [await connect(SHARED), await connect(SHARED)];
  anna.send({ type: 'presence' });
  expect(await anna.take()).toEqual({ type: 'presence', members: 2 });
  bert.send({ type: 'typing' });
  expect(await anna.take()).toEqual({ type: 'typing', members: 1 });
  clock.advance(999);
  anna.send({ type: 'clear' });
  expect(await anna.take()).toMatchObject({ type: 'error' });
  clock.advance(1);
  anna.send({ type: 'clear' });
  expect(await anna.take()).toEqual({ type: 'typing', members: 0 });
});

describe('a flood of questions', () => {
  it('of guests leaves the queue to clients, whose turn comes before a second one of theirs', async () => {
    const { greet, scripted } = await startSession({ limits: { guestQueuedTurns: 4, queuedTurns: 1 } });
    const flood = await Promise.all(Array.from({ length: 5 }, () => greet(GUEST)));
    for (const guest of flood) await outcomeOf(guest);
    const late = await greet(GUEST);
    expect(await outcomeOf(late)).toBe('overloaded');
    const client = await greet();
    expect(await outcomeOf(client)).toBe('queued');
    (await scripted.next()).finish();
    expect((await client.takeUntil('loading')).at(-1)).toMatchObject({ type: 'loading' });
  });

  it('of clients leaves the queue to guests, whose turn comes before a second one of any client', async () => {
    const { greet, scripted } = await startSession({ limits: { guestQueuedTurns: 1, queuedTurns: 4 } });
    const client = await greet();
    for (let index = 0; index < 5; index += 1) await outcomeOf(client);
    expect(await outcomeOf(client)).toBe('overloaded');
    const guest = await greet(GUEST);
    expect(await outcomeOf(guest)).toBe('queued');
    (await scripted.next()).finish();
    expect((await guest.takeUntil('loading')).at(-1)).toMatchObject({ type: 'loading' });
  });
});
