import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryConversations } from '../../../companion/conversations/memory-conversations.ts';
import type { TurnContext } from '../../../companion/conversations/turn-context.ts';
import { createMemoryLive } from '../../../companion/live/memory-live.ts';
import type { Question } from '../../../companion/turns/answer-options.ts';
import type { Asker } from '../../../companion/turns/asker.ts';
import { toArticleFrame, toAsideFrame } from '../../../companion/turns/frames.ts';
import { createSlotQueue } from '../../../companion/turns/queue/slot-queue.ts';
import type { WatchedTurn } from '../../../companion/turns/turn.ts';
import { createTurnRegistry } from '../../../companion/turns/turn-registry.ts';
import { createViewer } from '../../../companion/turns/viewer.ts';
import { UpstreamError } from '../../../companion/upstreams/upstream.ts';
import type { LIMITS } from '../../../protocol/limits.ts';
import { answerText, thinkingText } from '../../../protocol/parts.ts';
import { type SourcePart, toQuestion } from '../../../protocol/question-parts.ts';
import { describeEmptyAnswer } from '../../../words/describe-empty-answer.ts';
import { describeStep } from '../../../words/describe-step.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { feedOf } from './feed-of.ts';
import { createFixedCatalogue, createScriptedUpstream, type ScriptedRequest } from './scripted-upstream.ts';

const ANNA: Asker = { id: 'key anna', isPrivate: false };
const BERT: Asker = { id: 'key bert', isPrivate: false };
const GUEST: Asker = { id: 'connection 1', isPrivate: true, isGuest: true };

function setUp(
  options: { limits?: Partial<Record<keyof typeof LIMITS, number>>; slots?: number; lingers?: boolean } = {},
) {
  const clock = createManualClock();
  const log = createCapturedLog();
  const scripted = createScriptedUpstream(options);
  const store = createMemoryConversations();
  /** What is done instead of keeping an answer. */
  const keeping: Partial<Pick<TurnContext, 'finish'>> = {};
  const catalogue = createFixedCatalogue(scripted.upstream);
  const live = createMemoryLive(clock);
  const registry = createTurnRegistry({
    catalogue,
    queue: createSlotQueue(clock, live),
    live,
    clock,
    log,
    limits: options.limits ?? {},
  });
  const conversation = randomUUID();

  interface Asking extends Partial<Omit<Question, 'parts'>> {
    message?: string;
    sources?: readonly SourcePart[];
    turn?: string;
    asker?: Asker;
    parent?: string | null;
    conversation?: string;
  }
  function ask({
    turn = randomUUID(),
    asker = ANNA,
    parent = null,
    conversation: where = conversation,
    message = 'Why?',
    sources = [],
    ...rest
  }: Asking) {
    const question: Question = {
      task: 'chat',
      parts: toQuestion(message, sources),
      model: undefined,
      think: undefined,
      language: '',
      ...rest,
    };
    const { task } = question;
    return registry.ask({
      turn,
      asker,
      fingerprint: JSON.stringify([question, where, parent]),
      question,
      context: { ...store.contextFor({ turn, conversation: where, parent, task }), ...keeping },
      parent,
      conversation: where,
    });
  }
  async function begin(asking: Asking = {}): Promise<WatchedTurn> {
    const asked = await ask(asking);
    if (!('turn' in asked)) throw new Error('refusal' in asked ? asked.refusal.code : 'stored');
    return asked.turn;
  }
  async function refusalOf(asking: Asking): Promise<string | undefined> {
    const asked = await ask(asking);
    return 'refusal' in asked ? asked.refusal.code : undefined;
  }
  return { clock, log, registry, store, keeping, scripted, catalogue, conversation, ask, begin, refusalOf };
}

/** What the log says, in as few events as a late viewer gets. */
function story(turn: WatchedTurn): string[] {
  const events: string[] = [];
  for (let piece = turn.log.next(0); piece; piece = turn.log.next(piece.event.seq)) {
    const { event } = piece;
    if (event.type === 'queued') events.push(`queued ${event.position}`);
    else if (event.type === 'step') events.push(`step ${describeStep(event)}`);
    else if (event.type === 'error') events.push(`error ${event.code}`);
    else if (event.type === 'done') events.push(`done ${event.reason}`);
    else events.push('content' in event ? `${event.type} ${event.content}` : event.type);
  }
  return events;
}

/** Lets what was promised and settled go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a turn', () => {
  it('is loading, streams and is done, and says where it is kept', async () => {
    const { begin, scripted } = setUp();
    const turn = await begin();
    const request = await scripted.next();
    request.think('hm');
    request.say('Be', 'cause.');
    request.finish();
    expect(await turn.ended).toMatchObject({ type: 'done', reason: 'stop', model: 'small', saved: 'temporary' });
    expect(story(turn)).toEqual(['loading', 'thinking hm', 'token Because.', 'done stop']);
  });

  it('ends with the words of the upstream when that fails, and keeps the text so far', async () => {
    const { begin, scripted, store, conversation } = setUp();
    const turn = await begin();
    const request = await scripted.next();
    request.say('Be');
    request.fail(new UpstreamError('upstream_failed', { cause: 'no_memory', model: 'llama3.2', said: 'it broke' }));
    const params = { cause: 'no_memory', model: 'llama3.2', said: 'it broke' };
    expect(await turn.ended).toEqual({
      type: 'error',
      turn: turn.id,
      seq: 4,
      code: 'upstream_failed',
      params,
      retryable: true,
    });
    const [record] = (await store.turns(conversation))?.turns ?? [];
    expect(record).toMatchObject({ state: 'error', answer: [{ type: 'text', text: 'Be' }] });
  });

  it('calls a fault of ours internal, and logs it without its message', async () => {
    const { begin, scripted, log } = setUp();
    const turn = await begin();
    (await scripted.next()).fail(new TypeError('secret words'));
    expect(await turn.ended).toMatchObject({ type: 'error', code: 'internal' });
    expect(log.text()).toContain('TypeError');
    expect(log.text()).not.toContain('secret words');
  });

  it('is done with length when its log is full, and lets the upstream go', async () => {
    const { begin, scripted } = setUp({ limits: { turnLogBytes: 64 + 4 } });
    const turn = await begin();
    const request = await scripted.next();
    request.say('abc', 'def', 'ghi');
    expect(request.signal.aborted).toBe(true);
    await turn.ended;
    expect(story(turn)).toEqual(['loading', 'token abcd', 'done length']);
  });

  it('says that it could not be kept when the store fails', async () => {
    const { begin, scripted, keeping } = setUp();
    keeping.finish = () => Promise.reject(new Error('disk full'));
    const turn = await begin();
    (await scripted.next()).finish();
    expect(await turn.ended).toMatchObject({ type: 'done', saved: 'failed' });
  });
});

describe('cancelling', () => {
  it('logs nothing of the turn once it was accepted, and is confirmed only when the upstream has let go', async () => {
    const { begin, scripted } = setUp({ lingers: true });
    const turn = await begin();
    const request = await scripted.next();
    request.say('Be');
    turn.cancel();
    expect(request.signal.aborted).toBe(true);
    request.say('cause');
    await settle();
    expect(turn.log.terminal).toBeUndefined();
    request.fail(new UpstreamError('upstream_failed', {}));
    await turn.ended;
    expect(story(turn)).toEqual(['loading', 'token Be', 'cancelled']);
  });

  it('wins over an answer that ends after it', async () => {
    const { begin, scripted } = setUp({ lingers: true });
    const turn = await begin();
    const request = await scripted.next();
    turn.cancel();
    request.finish();
    expect(await turn.ended).toMatchObject({ type: 'cancelled' });
  });

  it('loses against an answer that ended before it', async () => {
    const { begin, scripted, keeping } = setUp();
    const kept = Promise.withResolvers<undefined>();
    keeping.finish = () => kept.promise;
    const turn = await begin();
    (await scripted.next()).finish();
    await settle();
    turn.cancel();
    kept.resolve(undefined);
    expect(await turn.ended).toMatchObject({ type: 'done' });
  });

  it('works in the queue, and asks the upstream nothing', async () => {
    const { begin, scripted } = setUp();
    const first = await begin();
    const request = await scripted.next();
    const second = await begin();
    await settle();
    second.cancel();
    await second.ended;
    expect(story(second)).toEqual(['queued 1', 'cancelled']);
    request.finish();
    await first.ended;
    expect(scripted.count).toBe(1);
  });

  it('works while the question is still being recorded', async () => {
    const { ask, registry, scripted } = setUp();
    const turn = randomUUID();
    const asking = ask({ turn });
    void registry.cancel(turn, ANNA);
    await asking;
    expect(await (await registry.find(turn, ANNA))?.ended).toMatchObject({ type: 'cancelled' });
    expect(scripted.count).toBe(0);
  });

  it('waits for no model server while it is not known yet which one answers', async () => {
    const { ask, begin, registry, catalogue } = setUp();
    catalogue.resolve = () => new Promise(() => {});
    const early = randomUUID();
    const asking = ask({ turn: early });
    const cancelled = registry.cancel(early, ANNA);
    await asking;
    const earlyTurn = await cancelled;
    const late = await begin();
    await settle();
    late.cancel();
    expect(await Promise.all([earlyTurn?.ended, late.ended])).toMatchObject([
      { type: 'cancelled' },
      { type: 'cancelled' },
    ]);
  });

  it('is the last word, also when the companion stops before the upstream has let go', async () => {
    const { begin, scripted, registry } = setUp({ lingers: true });
    const turn = await begin();
    const request = await scripted.next();
    turn.cancel();
    const stopped = registry.shutdown();
    request.fail(new Error('closed'));
    await stopped;
    expect(turn.log.terminal).toMatchObject({ type: 'cancelled' });
  });

  it('frees the slot for the next', async () => {
    const { begin, scripted } = setUp();
    const first = await begin();
    await scripted.next();
    const second = await begin();
    first.cancel();
    (await scripted.next()).finish();
    expect(await second.ended).toMatchObject({ type: 'done' });
  });
});

describe('a turn id', () => {
  it('that is asked again with the same body finds the turn and never asks twice', async () => {
    const { begin, scripted } = setUp();
    const turn = randomUUID();
    const [first, second] = await Promise.all([begin({ turn }), begin({ turn })]);
    expect(second).toBe(first);
    (await scripted.next()).finish();
    await first.ended;
    expect(await begin({ turn })).toBe(first);
    expect(scripted.count).toBe(1);
  });

  it('is a conflict with another body', async () => {
    const { begin, refusalOf } = setUp();
    const { id } = await begin({ message: 'Why?' });
    expect(await refusalOf({ turn: id, message: 'How?' })).toBe('conflict');
  });

  it("is a conflict when it is another client's", async () => {
    const { begin, refusalOf } = setUp();
    const { id } = await begin({ asker: ANNA });
    expect(await refusalOf({ turn: id, asker: BERT })).toBe('conflict');
  });

  it("of a guest is the guest's own, and nobody else finds it", async () => {
    const { begin, registry } = setUp();
    const { id } = await begin({ asker: GUEST });
    expect(await registry.find(id, ANNA)).toBeUndefined();
    const annas = await begin({ turn: id, asker: ANNA });
    expect(await registry.find(id, GUEST)).not.toBe(annas);
  });

  it('is not used up by a refusal', async () => {
    const { begin, refusalOf, scripted } = setUp({ limits: { queuedTurns: 1 } });
    await begin();
    const request = await scripted.next();
    const waiting = await begin();
    const turn = randomUUID();
    expect(await refusalOf({ turn })).toBe('overloaded');
    expect(await refusalOf({ turn, message: 'Another?' })).toBe('overloaded');
    request.finish();
    (await scripted.next()).finish();
    await waiting.ended;
    expect((await begin({ turn })).id).toBe(turn);
  });

  it('is not used up by a conversation that is gone', async () => {
    const { begin, refusalOf } = setUp();
    const turn = randomUUID();
    expect(await refusalOf({ turn, parent: randomUUID() })).toBe('conversation_gone');
    expect((await begin({ turn })).id).toBe(turn);
  });
});

describe('the queue', () => {
  it('serves in order and tells each turn its place', async () => {
    const { begin, scripted } = setUp();
    await begin();
    const request = await scripted.next();
    const [second, third] = [await begin(), await begin()];
    await settle();
    expect(story(third)).toEqual(['queued 2']);
    request.finish();
    (await scripted.next()).finish();
    await second.ended;
    expect(story(second)).toEqual(['queued 1', 'loading', 'done stop']);
    await scripted.next();
    expect(story(third)).toEqual(['queued 1', 'loading']);
  });

  it('serves a question before a summary that was asked for earlier', async () => {
    const { begin, scripted } = setUp();
    await begin();
    const request = await scripted.next();
    await begin({ task: 'summarise', message: 'Summarise.' });
    await begin({ message: 'Since when?', asker: BERT, conversation: randomUUID() });
    await settle();
    request.finish();
    expect((await scripted.next()).request.prompt.question).toBe('Since when?');
  });

  it('knows in which conversations something waits or runs, but for those of guests', async () => {
    const { begin, registry, conversation, scripted } = setUp();
    const [waiting, ofGuest] = [randomUUID(), randomUUID()];
    const turn = await begin();
    await begin({ conversation: waiting });
    await begin({ asker: GUEST, conversation: ofGuest });
    expect([...registry.runningConversations()]).toEqual([conversation, waiting]);
    (await scripted.next()).finish();
    await turn.ended;
    await settle();
    expect([...registry.runningConversations()]).toEqual([waiting]);
  });

  it('lets as many run at once as the upstream has slots', async () => {
    const { begin, scripted, registry } = setUp({ slots: 2 });
    await Promise.all([begin(), begin(), begin()]);
    await Promise.all([scripted.next(), scripted.next()]);
    expect(registry.counts).toMatchObject({ running: 2, waiting: 1 });
  });

  it('holds a turn back while its parent runs, then asks it with the whole chain before it', async () => {
    const { begin, scripted } = setUp({ slots: 2 });
    const first = await begin({ message: 'Why?' });
    const request = await scripted.next();
    const second = await begin({ message: 'Since when?', parent: first.id });
    await settle();
    expect(story(second)).toEqual(['queued 1']);
    request.say('Because.');
    request.finish();
    const next = await scripted.next();
    expect(next.request.prompt).toMatchObject({
      question: 'Since when?',
      history: [{ question: 'Why?', answer: 'Because.' }],
    });
  });

  it('asks with the partial answer of a parent that was stopped', async () => {
    const { begin, scripted } = setUp();
    const first = await begin();
    (await scripted.next()).say('Be');
    first.cancel();
    await first.ended;
    await begin({ parent: first.id });
    expect((await scripted.next()).request.prompt.history).toMatchObject([{ question: 'Why?', answer: 'Be' }]);
  });

  it('gives a guest as many turns at once as the limit says', async () => {
    const { begin, refusalOf } = setUp({ limits: { guestTurns: 2 } });
    await Promise.all([begin({ asker: GUEST }), begin({ asker: GUEST })]);
    expect(await refusalOf({ asker: GUEST })).toBe('overloaded');
    expect(await refusalOf({ asker: ANNA })).toBeUndefined();
  });
});

describe('earlier pages', () => {
  const page = {
    type: 'page',
    title: '',
    url: 'https://a.example/',
    language: 'en',
    text: 'long',
    omittedChars: 0,
  } as const;
  const overflow = new UpstreamError('context_overflow', {});

  it('are left out, and that is said, when they do not fit with a follow-up', async () => {
    const { begin, scripted } = setUp();
    const first = await begin({ sources: [page] });
    (await scripted.next()).finish();
    await first.ended;
    const second = await begin({ parent: first.id });
    (await scripted.next()).fail(overflow);
    const again = await scripted.next();
    expect(again.request.prompt.history).toMatchObject([{ question: 'Why?', sources: [] }]);
    again.finish();
    await second.ended;
    expect(story(second).filter((line) => line.startsWith('step'))).toEqual([
      'step Leaving out earlier pages, selections and images: too much for the model',
    ]);
  });

  it('go first, then the oldest exchanges: as many as the model says are too many, and more while it refuses', async () => {
    const { begin, scripted } = setUp();
    let parent: string | null = null;
    for (const message of ['one', 'two', 'three', 'four', 'five']) {
      const turn: WatchedTurn = await begin({
        parent,
        message: message.padEnd(100, '.'),
        sources: parent ? [] : [page],
      });
      (await scripted.next()).finish();
      await turn.ended;
      parent = turn.id;
    }
    const asked = await begin({ parent, message: 'last'.padEnd(100, '.') });
    const told = async () => {
      const request = await scripted.next();
      const { history } = request.request.prompt;
      return { request, questions: history.map(({ question }) => question.replaceAll('.', '')) };
    };
    (await told()).request.fail(overflow);
    const withoutPages = await told();
    expect(withoutPages.questions).toEqual(['one', 'two', 'three', 'four', 'five']);
    const numbers = { promptTokens: 100, contextTokens: 80 };
    withoutPages.request.fail(new UpstreamError('context_overflow', {}, { overflow: numbers }));
    // Room for 60 of 100 tokens, and a quarter of it left to the answer.
    const fewer = await told();
    expect(fewer.questions).toEqual(['four', 'five']);
    fewer.request.fail(overflow);
    const fewest = await told();
    expect(fewest.questions).toEqual(['five']);
    fewest.request.finish();
    expect(await asked.ended).toMatchObject({ type: 'done' });
    expect(story(asked).filter((line) => line.startsWith('step'))).toEqual([
      'step Leaving out earlier pages, selections and images: too much for the model',
      'step Leaving out the oldest 3 questions and answers: too much for the model',
      'step Leaving out the oldest 4 questions and answers: too much for the model',
    ]);
  });

  it('and exchanges are not to blame when the question alone does not fit', async () => {
    const { begin, scripted } = setUp();
    const first = await begin();
    (await scripted.next()).finish();
    await first.ended;
    const second = await begin({ parent: first.id });
    (await scripted.next()).fail(overflow);
    const alone = await scripted.next();
    expect(alone.request.prompt.history).toEqual([]);
    alone.fail(overflow);
    expect(await second.ended).toMatchObject({ type: 'error', code: 'context_overflow' });
    expect(story(second)).toContain('step Leaving out the oldest question and its answer: too much for the model');
  });

  it('that are not there can not be left out: the question is refused', async () => {
    const { begin, scripted } = setUp();
    const turn = await begin();
    (await scripted.next()).fail(overflow);
    expect(await turn.ended).toMatchObject({ type: 'error', code: 'context_overflow' });
  });
});

describe('what is kept', () => {
  const TEN_MINUTES = 10 * 60_000;

  async function endOne(set: ReturnType<typeof setUp>, asking: Parameters<typeof set.begin>[0] = {}) {
    const turn = await set.begin(asking);
    (await set.scripted.next()).finish();
    await turn.ended;
    return turn;
  }

  it('stays while its opener is connected', async () => {
    const set = setUp();
    set.registry.arrive(ANNA);
    const { id } = await endOne(set);
    set.clock.advance(3 * TEN_MINUTES);
    expect(await set.registry.find(id, ANNA)).toBeDefined();
  });

  it('stays ten minutes after its opener left, then is gone with its conversation', async () => {
    const set = setUp();
    set.registry.arrive(ANNA);
    const { id } = await endOne(set);
    set.clock.advance(TEN_MINUTES);
    set.registry.leave(ANNA);
    set.clock.advance(TEN_MINUTES - 60_000);
    expect(await set.registry.find(id, BERT)).toBeDefined();
    set.clock.advance(2 * 60_000);
    expect(await set.registry.find(id, BERT)).toBeUndefined();
    expect(await set.store.turns(set.conversation)).toBeUndefined();
  });

  it('stays when its opener comes back in time', async () => {
    const set = setUp();
    set.registry.arrive(ANNA);
    const { id } = await endOne(set);
    set.registry.leave(ANNA);
    set.clock.advance(TEN_MINUTES / 2);
    set.registry.arrive(ANNA);
    set.clock.advance(TEN_MINUTES);
    expect(await set.registry.find(id, ANNA)).toBeDefined();
  });

  it('is never dropped while a turn of it runs', async () => {
    const set = setUp();
    set.registry.arrive(ANNA);
    const turn = await set.begin();
    const request = await set.scripted.next();
    set.registry.leave(ANNA);
    set.clock.advance(5 * TEN_MINUTES);
    request.finish();
    await turn.ended;
    expect(await set.registry.find(turn.id, ANNA)).toBe(turn);
  });

  it('makes room for what is new, the oldest first', async () => {
    const set = setUp({ limits: { keptChars: 10_000 } });
    set.registry.arrive(ANNA);
    const message = 'x'.repeat(3_000);
    const ended: WatchedTurn[] = [];
    for (let index = 0; index < 3; index += 1) {
      ended.push(await endOne(set, { message, conversation: randomUUID() }));
      set.clock.advance(1);
    }
    const found = await Promise.all(ended.map(({ id }) => set.registry.find(id, ANNA)));
    expect(found).toEqual([undefined, ended[1], ended[2]]);
  });

  it('that was deleted while its turn was closing is not counted twice: one that runs under its id stays', async () => {
    const set = setUp({ limits: { keptChars: 10_000 }, lingers: true });
    set.registry.arrive(ANNA);
    const closing = await set.begin();
    const request = await set.scripted.next();
    set.registry.forget(set.conversation, ANNA);
    const running = await set.begin();
    request.fail(new Error('aborted'));
    await closing.ended;
    await settle();
    const message = 'x'.repeat(9_000);
    expect(await set.refusalOf({ message, conversation: randomUUID() })).toBe('overloaded');
    expect(await set.registry.find(running.id, ANNA)).toBe(running);
    expect(running.log.terminal).toBeUndefined();
  });

  it('refuses what does not fit beside the turns that run', async () => {
    const set = setUp({ limits: { keptChars: 10_000 } });
    const message = 'x'.repeat(6_000);
    await set.begin({ message, conversation: randomUUID() });
    expect(await set.refusalOf({ message, conversation: randomUUID() })).toBe('overloaded');
  });

  it('of a guest stays when another guest leaves', async () => {
    const set = setUp({ slots: 2 });
    const other: Asker = { ...GUEST, id: 'connection 2' };
    for (const guest of [GUEST, other]) set.registry.arrive(guest);
    await set.begin({ asker: GUEST });
    const request = await set.scripted.next();
    await set.begin({ asker: other });
    const { signal } = await set.scripted.next();
    set.registry.leave(other);
    expect([request.signal.aborted, signal.aborted]).toEqual([false, true]);
  });

  it('of a guest is aborted and dropped at once when the guest leaves', async () => {
    const set = setUp();
    set.registry.arrive(GUEST);
    const { id } = await set.begin({ asker: GUEST });
    const request = await set.scripted.next();
    set.registry.leave(GUEST);
    expect(request.signal.aborted).toBe(true);
    expect(await set.registry.find(id, GUEST)).toBeUndefined();
    await settle();
    expect(set.registry.counts).toEqual({ waiting: 0, running: 0, kept: 0 });
  });
});

describe('thoughts in the text of an answer', () => {
  it('are streamed as thinking, and kept and told to the next question apart from the answer', async () => {
    const { begin, scripted, store, conversation } = setUp();
    const turn = await begin();
    const request = await scripted.next();
    request.say('<th', 'ink>', '\nKeep it short.\n', '</thi');
    expect(story(turn)).toEqual(['loading', 'thinking Keep it short.\n']);
    request.say('nk>', '\n\nHerons ', 'nest.');
    request.finish();
    await turn.ended;
    expect(story(turn)).toEqual(['loading', 'thinking Keep it short.\n', 'token Herons nest.', 'done stop']);
    const [record] = (await store.turns(conversation))?.turns ?? [];
    expect(record?.answer).toMatchObject([
      { type: 'thinking', text: 'Keep it short.\n' },
      { type: 'text', text: 'Herons nest.' },
    ]);
    await begin({ parent: turn.id });
    const { prompt } = (await scripted.next()).request;
    expect(prompt.history).toMatchObject([{ answer: 'Herons nest.' }]);
  });

  it('of which only the end is marked are moved, for viewers that have seen some of them as the answer', async () => {
    const { begin, scripted, store, conversation } = setUp();
    const turn = await begin();
    const frames: string[] = [];
    const articleFrames: string[] = [];
    const watch = (frameOf: typeof toAsideFrame, seen: string[]) =>
      createViewer({
        log: turn.log,
        after: 0,
        frameOf,
        feed: feedOf((frame, sent) => {
          seen.push(frame);
          sent();
        }),
        onEnd() {},
      }).start();
    watch(toAsideFrame, frames);
    watch(toArticleFrame, articleFrames);
    const request = await scripted.next();
    request.say('Keep it short.\n', '</think>', '\n\nHerons nest.');
    request.finish();
    await turn.ended;
    await settle();
    const events = frames.map((frame) => JSON.parse(frame));
    expect(events.map(({ type }) => type)).toEqual(['loading', 'token', 'snapshot', 'token', 'done']);
    expect(events[2].parts).toMatchObject([{ type: 'thinking', text: 'Keep it short.\n' }]);
    expect(articleFrames.map((frame) => JSON.parse(frame))).toEqual([
      { type: 'token', content: 'Keep it short.\n' },
      { type: 'step', description: 'The text so far was the model thinking. Its answer follows.' },
      { type: 'token', content: 'Herons nest.' },
      { type: 'done' },
    ]);
    expect(story(turn)).toEqual(['loading', 'thinking Keep it short.\n', 'token Herons nest.', 'done stop']);
    const [record] = (await store.turns(conversation))?.turns ?? [];
    expect(record?.answer).toMatchObject([
      { type: 'thinking', text: 'Keep it short.\n' },
      { type: 'text', text: 'Herons nest.' },
    ]);
  });

  it('are not moved any more once a cancel was accepted', async () => {
    const { begin, scripted } = setUp({ lingers: true });
    const turn = await begin();
    const request = await scripted.next();
    request.say('Keep it short.');
    turn.cancel();
    request.say('</think>');
    request.fail(new Error('aborted'));
    await turn.ended;
    expect(story(turn)).toEqual(['loading', 'token Keep it short.', 'cancelled']);
  });

  it('that are held back in part are said when the model server fails', async () => {
    const { begin, scripted } = setUp();
    const turn = await begin();
    const request = await scripted.next();
    request.say('a <thi');
    request.fail(new UpstreamError('upstream_failed', {}));
    await turn.ended;
    expect(turn.log.content()).toBe('a <thi');
  });
});

describe('an answer in which there is nothing to read', () => {
  it.each<[string, (request: ScriptedRequest) => void, string]>([
    ['silence', (request) => request.finish(), 'silence'],
    [
      'blank lines',
      (request) => {
        request.say('\n', ' \n');
        request.finish();
      },
      'silence',
    ],
    [
      'thoughts',
      (request) => {
        request.think('Hm.');
        request.finish();
      },
      'thoughts',
    ],
    [
      'thoughts in the text',
      (request) => {
        request.say('<think>Hm.</think>\n\n');
        request.finish();
      },
      'thoughts',
    ],
    [
      'thoughts until the limit',
      (request) => {
        request.say('<think>Hm.');
        request.finish('length');
      },
      'thoughts_to_limit',
    ],
    ['a full context', (request) => request.finish('length'), 'no_room'],
    ['a model that was loaded', (request) => request.finish('stop', 'loaded'), 'loaded'],
    [
      'a call of a tool',
      (request) => {
        request.think('Hm.');
        request.finish('stop', 'tool_call');
      },
      'tool_call',
    ],
  ])('says why: %s', async (_, act, empty) => {
    const { begin, scripted } = setUp();
    const turn = await begin();
    act(await scripted.next());
    expect(await turn.ended).toMatchObject({ type: 'done', empty });
    const last = turn.log.next(turn.log.seq - 1);
    expect(last && JSON.parse(toArticleFrame(last))).toEqual({ type: 'done', message: describeEmptyAnswer(empty) });
  });

  it('is none when there is a word, whatever else there is', async () => {
    const { begin, scripted } = setUp();
    const turn = await begin();
    const request = await scripted.next();
    request.say('<think>Hm.</think>Yes.');
    request.finish('length', 'tool_call');
    expect(await turn.ended).not.toHaveProperty('empty');
  });
});

describe('a model that repeats itself', () => {
  it.each(['token', 'thinking'] as const)('is stopped, and says so: %s', async (kind) => {
    const { begin, scripted } = setUp();
    const turn = await begin();
    const request = await scripted.next();
    const line = 'I am a helpful assistant.\n';
    for (let count = 0; count < 400 && !request.signal.aborted; count += 1) {
      if (kind === 'token') request.say(line);
      else request.think(line);
    }
    expect(request.signal.aborted).toBe(true);
    expect(await turn.ended).toMatchObject({ type: 'done', reason: 'repetition', usage: null });
    expect(JSON.stringify(turn.log.parts()).length).toBeLessThan(8_000);
  });
});

describe('a refusal for length after the first word', () => {
  const overflow = () => new UpstreamError('context_overflow', {}, { overflow: { promptTokens: 9, contextTokens: 5 } });

  it.each(['token', 'thinking'] as const)('ends the turn, and repeats nothing: %s', async (kind) => {
    const { begin, scripted } = setUp();
    const first = await begin();
    const answered = await scripted.next();
    answered.say('One.');
    answered.finish();
    await first.ended;
    const turn = await begin({ parent: first.id });
    const request = await scripted.next();
    if (kind === 'token') request.say('Two');
    else request.think('Two');
    request.fail(overflow());
    expect(await turn.ended).toMatchObject({ type: 'error', code: 'context_overflow' });
    expect(story(turn)).toEqual(['loading', `${kind} Two`, 'error context_overflow']);
    expect(scripted.count).toBe(2);
  });

  it('ends a summary too, and before it the page is read in parts', async () => {
    const { begin, scripted } = setUp();
    const sources = [
      { type: 'page', title: '', url: '', language: '', text: 'Words. '.repeat(100), omittedChars: 0 },
    ] as const;
    const turn = await begin({ task: 'summarise', sources });
    (await scripted.next()).fail(overflow());
    let request = await scripted.next();
    for (; !request.request.prompt.question.startsWith('Above are notes'); request = await scripted.next()) {
      request.say('A note.');
      request.finish();
    }
    request.say('All in ');
    request.fail(overflow());
    expect(await turn.ended).toMatchObject({ type: 'error', code: 'context_overflow' });
    expect(turn.log.content()).toBe('All in ');
  });
});

describe('shutting down', () => {
  it('ends every turn as interrupted, whether it runs or waits, and accepts none after', async () => {
    const { begin, refusalOf, registry, scripted } = setUp();
    const turns = [await begin(), await begin()];
    (await scripted.next()).say('Be');
    await registry.shutdown();
    expect(turns.map(({ log }) => log.terminal)).toMatchObject([{ code: 'interrupted' }, { code: 'interrupted' }]);
    expect(turns[0]?.log.content()).toBe('Be');
    expect(await refusalOf({})).toBe('overloaded');
  });
});

describe('viewers', () => {
  type Step =
    | { do: 'say'; text: string; kind: 'token' | 'thinking' }
    | { do: 'attach' | 'drop' | 'finish send'; viewer: number }
    | { do: 'cancel' }
    | { do: 'settle' };
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('say' as const),
        text: fc.oneof(
          { weight: 9, arbitrary: fc.string({ minLength: 1, maxLength: 5 }) },
          { weight: 1, arbitrary: fc.constantFrom('</think>', '\n<think>', '`') },
        ),
        kind: fc.constantFrom('token' as const, 'thinking' as const),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constantFrom('attach' as const, 'drop' as const, 'finish send' as const),
        viewer: fc.nat(2),
      }),
    },
    { weight: 1, arbitrary: fc.constantFrom({ do: 'cancel' as const }, { do: 'settle' as const }) },
  );

  it('that stay attached end with exactly the text of the log and exactly one terminal, whatever happened in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.boolean(), async (steps, ends) => {
        const { begin, scripted } = setUp();
        const turn = await begin();
        const request = await scripted.next();
        const viewers = [createPanel(turn), createPanel(turn), createPanel(turn)];
        for (const each of steps) {
          if (each.do === 'say') each.kind === 'token' ? request.say(each.text) : request.think(each.text);
          else if (each.do === 'cancel') turn.cancel();
          else if (each.do === 'settle') await settle();
          else if (each.do === 'attach') viewers[each.viewer]?.attach();
          else if (each.do === 'drop') viewers[each.viewer]?.drop();
          else viewers[each.viewer]?.finishSend();
        }
        if (ends) request.finish();
        else turn.cancel();
        await turn.ended;
        for (const viewer of viewers) viewer.attach();
        for (const viewer of viewers) {
          viewer.finishAll();
          expect(viewer.seen).toMatchObject({
            token: turn.log.content(),
            thinking: thinkingText(turn.log.parts()),
            terminals: 1,
          });
        }
      }),
      { numRuns: 150 },
    );
  });

  /** A client that keeps what it saw, reconnects with its last seq, and ignores turns that have ended. */
  function createPanel(turn: WatchedTurn) {
    const seen = { token: '', thinking: '', terminals: 0, seq: 0 };
    let unfinished: (() => void)[] = [];
    let viewer: { stop(): void } | undefined;
    function drop() {
      viewer?.stop();
      viewer = undefined;
      unfinished = [];
    }
    return {
      seen,
      drop,
      attach() {
        drop();
        if (seen.terminals > 0) return;
        let after = turn.log.resume(seen.seq);
        if (after === undefined) {
          const { seq, parts } = turn.log.snapshot();
          Object.assign(seen, { seq, token: answerText(parts), thinking: thinkingText(parts) });
          after = seq;
        }
        const created = createViewer({
          log: turn.log,
          after,
          frameOf: toAsideFrame,
          feed: feedOf((frame, sent) => {
            const event = JSON.parse(frame);
            expect(event.seq).toBeGreaterThan(seen.seq);
            seen.seq = event.seq;
            if (event.type === 'snapshot')
              Object.assign(seen, { token: answerText(event.parts), thinking: thinkingText(event.parts) });
            else if (event.type === 'token') seen.token += event.content;
            else if (event.type === 'thinking') seen.thinking += event.content;
            else if (['done', 'cancelled', 'error'].includes(event.type)) seen.terminals += 1;
            unfinished.push(sent);
          }),
          onEnd() {},
        });
        viewer = created;
        created.start();
      },
      finishSend: () => unfinished.shift()?.(),
      finishAll() {
        while (unfinished.length > 0) unfinished.shift()?.();
      },
    };
  }
});
