import { randomUUID } from 'node:crypto';
import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createClientConversations } from '../../../companion/conversations/client-conversations.ts';
import { LEASE_MS, type Live, LOOK_MS } from '../../../companion/live/live.ts';
import { LiveAwayError } from '../../../companion/live/live-error.ts';
import { createMemoryLive } from '../../../companion/live/memory-live.ts';
import { createSharedMemory } from '../../../companion/live/shared-memory.ts';
import { StoreError } from '../../../companion/store/store-error.ts';
import type { Asked } from '../../../companion/turns/ask-request.ts';
import { createLostTurns } from '../../../companion/turns/lost-turns.ts';
import { createSlotQueue } from '../../../companion/turns/queue/slot-queue.ts';
import type { WatchedTurn } from '../../../companion/turns/turn.ts';
import { createTurnLog } from '../../../companion/turns/turn-log.ts';
import { createTurnRegistry } from '../../../companion/turns/turn-registry.ts';
import { answerText } from '../../../protocol/parts.ts';
import { toQuestion } from '../../../protocol/question-parts.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createTurnstile } from '../../helpers/overlap.ts';
import { openTempStorage } from '../store/sqlite/temp-storage.ts';
import { createFixedCatalogue, createScriptedUpstream } from './scripted-upstream.ts';

const ANNA = { id: 'key anna', isPrivate: false };

/** Companions that share a store and what they know of each other, each with an upstream of its own. */
async function setUp() {
  const { store } = await openTempStorage();
  const clock = createManualClock();
  const shared = createSharedMemory(clock);
  const log = createCapturedLog();

  function open() {
    let isConnected = true;
    const live = createMemoryLive(clock, shared, () => isConnected);
    const scripted = createScriptedUpstream();
    const catalogue = createFixedCatalogue(scripted.upstream);
    const queue = createSlotQueue(clock, live);
    const endLost = (turn: string) => lostTurns.end(turn);
    const registry = createTurnRegistry({ catalogue, queue, live, endLost, clock, log });
    const audience = { tell() {}, isThere: async () => false };
    const conversations = createClientConversations({
      storage: store,
      isRunning: registry.isRunning,
      audience,
      onLost: registry.yield,
      clock,
      log,
    });
    const lostTurns = createLostTurns({ live, conversations, clock, log });
    return {
      live,
      registry,
      conversations,
      scripted,
      lostTurns,
      setConnected(is: boolean) {
        isConnected = is;
      },
      ask(turn: string, { message = 'Why?', temporary = false, parent = null as string | null } = {}): Promise<Asked> {
        const asked = {
          turn,
          conversation: CONVERSATION,
          parent,
          task: 'chat' as const,
        };
        const parts = toQuestion(message, []);
        return registry.ask({
          turn,
          asker: ANNA,
          fingerprint: message,
          question: { ...asked, parts, model: undefined, think: undefined, language: '' },
          context: conversations.contextFor({ ...asked, fingerprint: message }, temporary),
          parent,
          conversation: CONVERSATION,
        });
      },
      async begin(turn: string): Promise<WatchedTurn> {
        return turnOf(await this.ask(turn));
      },
    };
  }

  /** Lets time go by until a promise is settled that time alone settles. */
  async function outwait<T>(promise: Promise<T>): Promise<T> {
    let isSettled = false;
    const settled = promise.finally(() => {
      isSettled = true;
    });
    for (let looks = 0; looks < 20 && !isSettled; looks += 1) {
      clock.advance(LOOK_MS);
      await settle();
      // What was asked of the store before this has been answered.
      await store.running();
    }
    if (!isSettled) throw new Error('it is not settled');
    return settled;
  }

  /** Lets time go by, a look at a time. */
  async function pass(looks: number): Promise<void> {
    for (let look = 0; look < looks; look += 1) {
      clock.advance(LOOK_MS);
      await settle();
      await store.running();
      await settle();
    }
  }

  return { store, clock, open, outwait, pass };
}

const LONG_LOOKS = 30;

const CONVERSATION = randomUUID();
const MAX_BYTES = 8 * 1024 * 1024;

function turnOf(asked: Asked): WatchedTurn {
  if (!('turn' in asked)) throw new Error('refusal' in asked ? asked.refusal.code : 'stored');
  return asked.turn;
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

/** What a store does whose database is away. */
const failAway = () =>
  Promise.reject(new StoreError('failed', { cause: 'database_away', database: 'aside', reason: 'away' }));

/** A companion hears of no turn of another one until the gate is open. */
function holdFollows({ live }: { live: Pick<Live, 'follow'> }): ReturnType<typeof createTurnstile> {
  const { follow } = live;
  const gate = createTurnstile();
  gate.shut();
  live.follow = async (...asked) => {
    await gate.pass();
    return follow(...asked);
  };
  return gate;
}

/** A follow-up is asked with the answer `Air.` before it, and ends. */
async function expectAnsweredBehind(
  { scripted }: Pick<ReturnType<Awaited<ReturnType<typeof setUp>>['open']>, 'scripted'>,
  next: WatchedTurn,
): Promise<void> {
  const followUp = await scripted.next();
  expect(followUp.request.prompt.history).toMatchObject([{ question: 'Why?', answer: 'Air.' }]);
  followUp.finish();
  expect((await next.ended)?.type).toBe('done');
}

describe('a turn that another companion runs', () => {
  it('is the same for those who watch it here', async () => {
    const { open } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    const turn = await runner.begin(id);
    const watched = await other.registry.find(id, ANNA);
    expect(await other.registry.find(id, ANNA)).toBe(watched);
    const request = await runner.scripted.next();
    request.think('Hm.');
    request.say('Because ', 'of the air.');
    request.finish();
    await turn.ended;
    expect(await watched?.ended).toEqual(turn.log.terminal);
    expect(answerText(watched?.log.parts() ?? [])).toBe('Because of the air.');
    const late = await other.registry.find(id, ANNA);
    expect(await late?.ended).toEqual(turn.log.terminal);
    expect(answerText(late?.log.parts() ?? [])).toBe('Because of the air.');
  });

  it('is not asked twice, and another question under its id is a conflict', async () => {
    const { open } = await setUp();
    const [runner, other] = [open(), open()];
    const [stored, temporary] = [randomUUID(), randomUUID()];
    const turns = [await runner.begin(stored), turnOf(await runner.ask(temporary, { temporary: true }))];
    expect(await other.ask(stored, { message: 'Else?' })).toMatchObject({ refusal: { code: 'conflict' } });
    const again = [await other.begin(stored), turnOf(await other.ask(temporary, { temporary: true }))];
    for (const turn of turns) {
      const request = await runner.scripted.next();
      request.say('Air.');
      request.finish();
      await turn.ended;
    }
    expect(await Promise.all(again.map(({ ended }) => ended))).toMatchObject([
      { type: 'done', saved: 'stored' },
      { type: 'done', saved: 'temporary' },
    ]);
    expect(other.scripted.count).toBe(0);
  });

  it('is told as it is stored to who asks again in the moment in which its companion is gone', async () => {
    const { open, outwait } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    const turn = await runner.begin(id);
    const { claim } = other.live;
    other.live.claim = async (...asked) => {
      const reply = await claim(...asked);
      other.live.claim = claim;
      turn.cancel();
      await turn.ended;
      runner.registry.yield(id);
      await settle();
      return reply;
    };
    expect(await outwait(other.ask(id))).toMatchObject({ stored: { record: { terminal: { type: 'cancelled' } } } });
  });

  it('is told as it is stored to who asks again while a companion ends it that does not know what was asked', async () => {
    const { open, outwait, store } = await setUp();
    const [other, third] = [open(), open()];
    const turn = randomUUID();
    const asked = { turn, conversation: CONVERSATION, parent: null, task: 'chat', fingerprint: 'Why?' } as const;
    await store.add({ ...asked, question: toQuestion('Why?', []), token: 70 });
    const lease = await third.live.claim(turn, { after: 70 });
    if ('taken' in lease) throw new Error('taken');
    const again = other.ask(turn);
    await settle();
    await store.interrupt(turn, lease.token, []);
    lease.forget();
    expect(await outwait(again)).toMatchObject({ stored: { record: { terminal: { code: 'interrupted' } } } });
  });

  it('is refused, to be asked again, where nobody can tell for long who has it', async () => {
    const { open, outwait } = await setUp();
    const [other, third] = [open(), open()];
    const id = randomUUID();
    await third.live.claim(id, {});
    expect(await outwait(other.ask(id))).toMatchObject({ refusal: { code: 'internal', retryable: true } });
    expect(other.registry.counts).toMatchObject({ waiting: 0, kept: 0 });
  });

  it('leaves nothing behind of the looks for who has it', async () => {
    const { open, clock, outwait } = await setUp();
    const [other, third] = [open(), open()];
    const { follow } = other.live;
    let signal: AbortSignal | undefined;
    other.live.follow = (turn, stopped) => {
      signal = stopped;
      return follow(turn, stopped);
    };
    const id = randomUUID();
    await third.live.claim(id, {});
    await outwait(other.ask(id));
    if (!signal) throw new Error('nobody was asked');
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    const again = other.ask(id);
    await settle();
    async function timersEndedBy({ registry }: typeof other): Promise<number> {
      const before = clock.pending;
      await registry.shutdown();
      return before - clock.pending;
    }
    expect(await timersEndedBy(other)).toBe((await timersEndedBy(third)) + 1);
    await again;
  });

  it.each(['nobody can tell who has it', 'Redis is away'])(
    'is refused, to be asked at another companion, when this one stops while %s',
    async (state) => {
      const { open } = await setUp();
      const [other, third] = [open(), open()];
      const id = randomUUID();
      await third.live.claim(id, {});
      const gate = createTurnstile();
      if (state === 'Redis is away') {
        gate.shut();
        other.live.claim = async () => {
          await gate.pass();
          throw new LiveAwayError('away');
        };
      }
      const again = other.ask(id);
      await settle();
      const stopping = other.registry.shutdown();
      gate.open();
      expect(await again).toMatchObject({ refusal: { code: 'overloaded', params: { cause: 'draining' } } });
      await stopping;
    },
  );

  it('is cancelled there by a cancel that comes while it is asked again here', async () => {
    const { open } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    const turn = await runner.begin(id);
    const again = other.ask(id);
    const watched = await other.registry.cancel(id, ANNA);
    expect(watched).toBe(turnOf(await again));
    expect((await watched?.ended)?.type).toBe('cancelled');
    expect(turn.log.terminal?.type).toBe('cancelled');
  });

  it('is waited for by what is asked after it here', async () => {
    const { open } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    await runner.begin(id);
    const request = await runner.scripted.next();
    const next = turnOf(await other.ask(randomUUID(), { message: 'And red?', parent: id }));
    await settle();
    expect(other.scripted.count).toBe(0);
    request.say('Air.');
    request.finish();
    await expectAnsweredBehind(other, next);
  });

  it('is waited for where it was claimed only after what follows it', async () => {
    const { open } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    const { claim } = other.live;
    other.live.claim = async (...asked) => {
      const claimed = await claim(...asked);
      other.live.claim = claim;
      await runner.begin(id);
      return claimed;
    };
    const next = turnOf(await other.ask(randomUUID(), { message: 'And red?', parent: id }));
    await settle();
    expect(other.scripted.count).toBe(0);
    const request = await runner.scripted.next();
    request.say('Air.');
    request.finish();
    await expectAnsweredBehind(other, next);
  });

  it('is asked for once by what is asked after it here', async () => {
    const { open } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    const turn = await runner.begin(id);
    (await runner.scripted.next()).finish();
    await turn.ended;
    runner.registry.yield(id);
    await settle();
    const { follow } = other.live;
    const looks: string[] = [];
    other.live.follow = (...asked) => {
      looks.push(asked[0]);
      return follow(...asked);
    };
    const next = turnOf(await other.ask(randomUUID(), { message: 'And red?', parent: id }));
    (await other.scripted.next()).finish();
    await next.ended;
    expect(looks).toEqual([id]);
  });

  it('is waited for by what is asked after it here while it is asked again here, too', async () => {
    const { open, store } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    await runner.begin(id);
    const request = await runner.scripted.next();
    const gate = holdFollows(other);
    const again = other.ask(id);
    const asking = other.ask(randomUUID(), { message: 'And red?', parent: id });
    for (let looks = 0; looks < 5; looks += 1) {
      await settle();
      await store.running();
    }
    gate.open();
    const [watched, next] = [turnOf(await again), turnOf(await asking)];
    await settle();
    expect(other.scripted.count).toBe(0);
    request.say('Air.');
    request.finish();
    await watched.ended;
    await expectAnsweredBehind(other, next);
  });

  it('is waited for although nobody can be asked for it at first', async () => {
    const { open, clock } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    await runner.begin(id);
    const { follow } = other.live;
    other.live.follow = () => {
      other.live.follow = follow;
      return Promise.reject(new LiveAwayError('away'));
    };
    // It is known here at once, and looked for meanwhile.
    const next = turnOf(await other.ask(randomUUID(), { message: 'And red?', parent: id }));
    await settle();
    expect([next.log.seq > 0, other.scripted.count]).toEqual([true, 0]);
    clock.advance(LOOK_MS);
    await settle();
    expect(other.scripted.count).toBe(0);
    const request = await runner.scripted.next();
    request.say('Air.');
    request.finish();
    await expectAnsweredBehind(other, next);
  });

  it('is not waited for by what is stopped, or taken back, while nobody can be asked for it', async () => {
    const { open } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    await runner.begin(id);
    other.live.follow = () => Promise.reject(new LiveAwayError('away'));
    const [stopped, withdrawn] = [randomUUID(), randomUUID()];
    await other.ask(stopped, { message: 'And red?', parent: id });
    const watched = await other.registry.cancel(stopped, ANNA);
    expect(await watched?.ended).toMatchObject({ type: 'cancelled' });
    await other.ask(withdrawn, { message: 'And blue?', parent: id });
    expect(await other.registry.withdraw(withdrawn, ANNA)).toBe(true);
    expect(other.scripted.count).toBe(0);
  });

  it('is waited for, however long nobody can be asked for it', async () => {
    const { open, outwait, pass } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    const turn = await runner.begin(id);
    const { follow } = other.live;
    other.live.follow = () => Promise.reject(new LiveAwayError('away'));
    const next = turnOf(await other.ask(randomUUID(), { message: 'And red?', parent: id }));
    await pass(LONG_LOOKS);
    const request = await runner.scripted.next();
    request.say('Air.');
    request.finish();
    await turn.ended;
    expect(other.scripted.count).toBe(0);
    other.live.follow = follow;
    await outwait(expectAnsweredBehind(other, next));
  });

  it('keeps nobody waiting to hear that a question behind it is known, while Redis does not answer', async () => {
    const { open } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    await runner.begin(id);
    const gate = holdFollows(other);
    const next = turnOf(await other.ask(randomUUID(), { message: 'And red?', parent: id }));
    await settle();
    expect(next.log.next(0)?.event).toMatchObject({ type: 'queued', position: 1 });
    gate.open();
    await settle();
    expect(other.scripted.count).toBe(0);
    const request = await runner.scripted.next();
    request.say('Air.');
    request.finish();
    await expectAnsweredBehind(other, next);
  });

  it('is found for a moment after its end by those who have just been told of it, also when it is kept nowhere', async () => {
    const { open, clock } = await setUp();
    const [runner, other] = [open(), open()];
    const turn = randomUUID();
    const question = { task: 'chat', parts: toQuestion('Why?', []), model: undefined, think: undefined } as const;
    const asked = turnOf(
      await runner.registry.ask({
        turn,
        asker: ANNA,
        fingerprint: '',
        question: { ...question, language: '' },
        context: runner.conversations.contextFor(
          { turn, conversation: CONVERSATION, parent: null, task: 'chat' },
          true,
        ),
        parent: null,
        conversation: undefined,
      }),
    );
    const request = await runner.scripted.next();
    request.say('Air.');
    request.finish();
    await asked.ended;
    await settle();
    const found = await other.registry.find(turn, ANNA);
    expect((await found?.ended)?.type).toBe('done');
    expect(found?.log.content()).toBe('Air.');
    clock.advance(LOOK_MS);
    expect(await other.registry.find(turn, ANNA)).toBeUndefined();
  });

  it('goes on, and has no end for those who watch it here, when this companion stops', async () => {
    const { open } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    const turn = await runner.begin(id);
    const watched = await other.registry.find(id, ANNA);
    const request = await runner.scripted.next();
    await other.registry.shutdown();
    expect(await watched?.ended).toBeUndefined();
    expect(watched?.log.terminal).toBeUndefined();
    request.say('Air.');
    request.finish();
    expect(await turn.ended).toMatchObject({ type: 'done', saved: 'stored' });
  });

  it('is cancelled from here', async () => {
    const { open, store } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    await runner.begin(id);
    (await runner.scripted.next()).say('Because ');
    const watched = await other.registry.cancel(id, ANNA);
    expect((await watched?.ended)?.type).toBe('cancelled');
    expect((await store.findTurn(id))?.record.state).toBe('cancelled');
  });

  it('is cancelled before it is asked when the cancel is the first to arrive', async () => {
    const { open } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    expect(await other.registry.cancel(id, ANNA)).toBeUndefined();
    expect((await (await runner.begin(id)).ended)?.type).toBe('cancelled');
    expect(runner.scripted.count).toBe(0);
  });

  it('is interrupted by the companion that finds that the runner is gone, which can write nothing any more', async () => {
    const { open, outwait, store, clock } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    const turn = await runner.begin(id);
    const request = await runner.scripted.next();
    request.say('Because ');
    clock.advance(200);
    await store.findTurn(id);
    const watched = await other.registry.find(id, ANNA);
    await settle();
    runner.setConnected(false);
    request.say('of the air.');
    expect(watched && (await outwait(watched.ended))).toMatchObject({ code: 'interrupted' });
    expect(answerText(watched?.log.parts() ?? [])).toBe('Because of the air.');
    while ((await store.running()).length > 0) await settle();
    const interrupted = { answer: [{ text: 'Because of the air.' }], terminal: { code: 'interrupted' } };
    expect((await store.findTurn(id))?.record).toMatchObject(interrupted);
    runner.setConnected(true);
    request.say(' Still here.');
    request.finish();
    await turn.ended;
    expect((await store.findTurn(id))?.record).toMatchObject(interrupted);
    expect({ answer: turn.log.parts(), terminal: turn.log.terminal }).toMatchObject(interrupted);
    expect(turn.log.content()).toBe('Because of the air.');
  });

  it('ends for all as it is stored where its runner was cut off with an answer that it could not store', async () => {
    const { open, store, clock } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    const turn = await runner.begin(id);
    runner.setConnected(false);
    const { finish } = store;
    store.finish = () => Promise.reject(new StoreError('failed', { cause: 'not_written', file: 'a.db' }));
    const request = await runner.scripted.next();
    request.say('Because of the air.');
    request.finish();
    expect(await turn.ended).toMatchObject({ type: 'done', saved: 'failed' });
    clock.advance(LEASE_MS);
    await other.lostTurns.end(id);
    store.finish = finish;
    runner.setConnected(true);
    expect(await runner.registry.find(id, ANNA)).toBe(turn);
    await runner.conversations.saveUnsaved();
    await settle();
    expect(await runner.registry.find(id, ANNA)).toBeUndefined();
    const interrupted = { stored: { record: { terminal: { code: 'interrupted' } } } };
    expect(await runner.ask(id)).toMatchObject(interrupted);
    expect(await other.ask(id)).toMatchObject(interrupted);
  });

  it('ends for those who follow it as it is stored, however it ended', async () => {
    const { open, outwait, store, clock } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    const turn = await runner.begin(id);
    const request = await runner.scripted.next();
    request.say('Because ');
    clock.advance(200);
    const watched = await other.registry.find(id, ANNA);
    await settle();
    // What it says from now on reaches the store, and nobody who follows it.
    runner.setConnected(false);
    other.setConnected(false);
    request.say('of the air.');
    request.finish();
    expect(await turn.ended).toMatchObject({ type: 'done', saved: 'stored' });
    other.setConnected(true);
    expect(watched && (await outwait(watched.ended))).toMatchObject({ type: 'done', saved: 'stored' });
    expect(watched?.log.content()).toBe('Because of the air.');
    expect((await store.findTurn(id))?.record.state).toBe('done');
  });

  it.each(['PostgreSQL', 'Redis'])(
    'has no end for those who follow it until %s is back, however long that takes, and then the right one',
    async (away) => {
      const { open, outwait, pass, store } = await setUp();
      const [runner, other] = [open(), open()];
      const id = randomUUID();
      const turn = await runner.begin(id);
      const request = await runner.scripted.next();
      request.say('Because ');
      const { claim, follow } = other.live;
      const cut = new AbortController();
      other.live.follow = (turn, signal) => follow(turn, AbortSignal.any([signal, cut.signal]));
      const watched = await other.registry.find(id, ANNA);
      await settle();
      const { findTurn } = store;
      if (away === 'PostgreSQL') {
        store.findTurn = failAway;
      } else {
        other.live.claim = () => Promise.reject(new LiveAwayError('away'));
        other.live.follow = () => Promise.reject(new LiveAwayError('away'));
      }
      cut.abort();
      await pass(LONG_LOOKS);
      request.say('of the air.');
      request.finish();
      expect(await turn.ended).toMatchObject({ type: 'done', saved: 'stored' });
      runner.registry.yield(id);
      expect(watched?.log.terminal).toBeUndefined();
      Object.assign(store, { findTurn });
      Object.assign(other.live, { claim, follow });
      expect(watched && (await outwait(watched.ended))).toMatchObject({ type: 'done', saved: 'stored' });
      expect(watched?.log.content()).toBe('Because of the air.');
    },
  );

  it('is followed on where it runs although PostgreSQL is away', async () => {
    const { open, outwait, pass, store } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    await runner.begin(id);
    const request = await runner.scripted.next();
    request.say('Because ');
    const { follow } = other.live;
    const cut = new AbortController();
    other.live.follow = (turn, signal) => follow(turn, AbortSignal.any([signal, cut.signal]));
    const watched = await other.registry.find(id, ANNA);
    await settle();
    const { findTurn } = store;
    store.findTurn = failAway;
    cut.abort();
    other.live.follow = follow;
    await pass(3);
    request.say('of the air.');
    await pass(1);
    expect(watched?.log.content()).toBe('Because of the air.');
    store.findTurn = findTurn;
    request.finish();
    expect(watched && (await outwait(watched.ended))).toMatchObject({ type: 'done', saved: 'stored' });
  });

  it('is interrupted for those who follow it where nothing is stored of it, once that can be known', async () => {
    const { open, outwait, pass, store } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    turnOf(await runner.ask(id, { temporary: true }));
    (await runner.scripted.next()).say('Because ');
    const watched = await other.registry.find(id, ANNA);
    await settle();
    const { findTurn } = store;
    store.findTurn = failAway;
    runner.setConnected(false);
    await pass(LONG_LOOKS);
    expect(watched?.log.terminal).toBeUndefined();
    store.findTurn = findTurn;
    expect(watched && (await outwait(watched.ended))).toMatchObject({ code: 'interrupted' });
    expect(watched?.log.content()).toBe('Because ');
  });

  it('that was never recorded is followed on where it was asked again', async () => {
    const { open, clock } = await setUp();
    const [runner, other, third] = [open(), open(), open()];
    const id = randomUUID();
    await runner.live.claim(id, { log: createTurnLog(id, MAX_BYTES) });
    const watched = await third.registry.find(id, ANNA);
    await settle();
    runner.setConnected(false);
    clock.advance(LEASE_MS);
    const again = createTurnLog(id, MAX_BYTES);
    await other.live.claim(id, { log: again });
    clock.advance(LOOK_MS);
    await settle();
    again.append({ type: 'done', reason: 'stop', model: 'm', usage: null, saved: 'stored' });
    clock.advance(LOOK_MS);
    expect(await watched?.ended).toMatchObject({ type: 'done' });
  });

  it('that was never recorded is interrupted for all where it was asked again once its companion was gone', async () => {
    const { open, clock } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    const turn = turnOf(await runner.ask(id, { temporary: true }));
    await runner.scripted.next();
    // Its place in the queue was told again and again.
    for (const position of [3, 2, 1]) turn.log.append({ type: 'queued', position });
    runner.setConnected(false);
    clock.advance(LEASE_MS);
    const again = turnOf(await other.ask(id, { temporary: true }));
    expect(await again.ended).toMatchObject({ code: 'interrupted' });
    expect(again.log.seq).toBeGreaterThan(turn.log.seq);
    runner.setConnected(true);
    clock.advance(LOOK_MS);
    expect(await turn.ended).toMatchObject({ code: 'interrupted' });
    expect(other.scripted.count).toBe(0);
  });

  it('is interrupted where it runs once its companion learns that it was taken over', async () => {
    const { open, clock } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    const turn = await runner.begin(id);
    await runner.scripted.next();
    runner.setConnected(false);
    clock.advance(LEASE_MS);
    await other.lostTurns.end(id);
    runner.setConnected(true);
    clock.advance(LOOK_MS);
    expect(await turn.ended).toMatchObject({ code: 'interrupted' });
  });
});

describe('turns that a store says still run', () => {
  it('are given as they ended also while another companion is ending them', async () => {
    const { open, outwait, store } = await setUp();
    const [one, other] = [open(), open()];
    const turn = randomUUID();
    const asked = { conversation: randomUUID(), parent: null, task: 'chat', question: toQuestion('Why?', []) } as const;
    await store.add({ ...asked, turn, token: 70 });
    const lease = await other.live.claim(turn, { after: 70 });
    if ('taken' in lease) throw new Error('taken');
    const { claim } = one.live;
    const refused = Promise.withResolvers<void>();
    one.live.claim = async (...asked) => {
      const claimed = await claim(...asked);
      if ('taken' in claimed) refused.resolve();
      return claimed;
    };
    let isGiven = false;
    const ended = one.lostTurns.end(turn).finally(() => {
      isGiven = true;
    });
    await refused.promise;
    await store.interrupt(turn, lease.token, []);
    lease.forget();
    await store.running();
    await settle();
    expect(isGiven).toBe(false);
    expect(await outwait(ended)).toMatchObject({ record: { terminal: { code: 'interrupted' } } });
  });

  it('are waited for no longer than this companion runs, which leaves nothing behind', async () => {
    const { open, clock, store } = await setUp();
    const [one, other] = [open(), open()];
    const turn = randomUUID();
    const asked = { conversation: randomUUID(), parent: null, task: 'chat', question: toQuestion('Why?', []) } as const;
    await store.add({ ...asked, turn, token: 70 });
    await other.live.claim(turn, { after: 70 });
    const before = clock.pending;
    const ended = one.lostTurns.end(turn);
    while (clock.pending === before) await settle();
    one.lostTurns.dispose();
    expect(clock.pending).toBe(before);
    expect(await ended).toMatchObject({ record: { terminal: null } });
  });

  it('are interrupted when nobody runs them, and left alone when somebody does', async () => {
    const { open, store } = await setUp();
    const [runner, other] = [open(), open()];
    const [lost, running] = [randomUUID(), randomUUID()];
    const asked = { conversation: randomUUID(), parent: null, task: 'chat', question: toQuestion('Why?', []) } as const;
    await store.add({ ...asked, turn: lost, token: 70 });
    await store.appendTexts([{ turn: lost, token: 70, kind: 'content', text: 'Air' }]);
    const turn = await runner.begin(running);
    await other.lostTurns.endAll();
    expect((await store.findTurn(lost))?.record).toMatchObject({
      answer: [{ text: 'Air' }],
      terminal: { code: 'interrupted' },
    });
    const request = await runner.scripted.next();
    request.finish();
    await turn.ended;
    expect((await store.findTurn(running))?.record.state).toBe('done');
  });

  it('are interrupted too when their companion had ended them, could not say so, and was killed just before', async () => {
    const { open, store, clock } = await setUp();
    const [runner, other] = [open(), open()];
    const turn = randomUUID();
    const asked = { conversation: randomUUID(), parent: null, task: 'chat', question: toQuestion('Why?', []) } as const;
    await store.add({ ...asked, turn, token: 70 });
    const log = createTurnLog(turn, MAX_BYTES);
    await runner.live.claim(turn, { after: 70, log });
    log.append({ type: 'done', reason: 'stop', model: 'm', usage: null, saved: 'failed' });
    runner.setConnected(false);
    await other.lostTurns.endAll();
    expect((await store.findTurn(turn))?.record.terminal).toBeNull();
    clock.advance(LEASE_MS + LOOK_MS);
    while ((await store.running()).length > 0) await settle();
    expect((await store.findTurn(turn))?.record.terminal).toMatchObject({ code: 'interrupted' });
  });

  it('are told no more, once it is known that they have ended', async () => {
    const { open, store, clock } = await setUp();
    const [runner, other] = [open(), open()];
    const asked = { conversation: randomUUID(), parent: null, task: 'chat', question: toQuestion('Why?', []) } as const;
    const turn = randomUUID();
    await store.add({ ...asked, turn, token: 0 });
    await runner.live.claim(turn, {});
    await store.interrupt(turn, 1, []);
    let told = 0;
    other.live.onTurnLost(() => {
      told += 1;
    });
    runner.setConnected(false);
    for (let passedMs = 0; passedMs < LEASE_MS + 10 * LOOK_MS; passedMs += LOOK_MS) {
      clock.advance(LOOK_MS);
      await settle();
      // What was asked of the store before this has been answered.
      await store.running();
      await settle();
    }
    expect(told).toBe(1);
  });

  it('are not interrupted while the answer waits for room on the disk', async () => {
    const { open, store } = await setUp();
    const [runner, other] = [open(), open()];
    const id = randomUUID();
    const turn = await runner.begin(id);
    const { finish } = store;
    store.finish = () => Promise.reject(new Error('full'));
    (await runner.scripted.next()).finish();
    expect(await turn.ended).toMatchObject({ type: 'done', saved: 'failed' });
    store.finish = finish;
    await other.lostTurns.end(id);
    expect((await store.findTurn(id))?.record.state).toBe('running');
  });
});
