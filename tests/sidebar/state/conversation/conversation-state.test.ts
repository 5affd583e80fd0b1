// @vitest-environment node
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CompanionMessage, TurnRecord } from '../../../../protocol/companion-messages.ts';
import type { ErrorCode } from '../../../../protocol/error-codes.ts';
import { type AnySource, type SourcePart, toQuestion } from '../../../../protocol/question-parts.ts';
import {
  type ConversationStateOptions,
  createConversationState,
} from '../../../../sidebar/state/conversation/conversation-state.ts';
import type { Question } from '../../../../sidebar/state/conversation/question.ts';
import type { TurnState } from '../../../../sidebar/state/conversation/turn-state.ts';
import type { FakeConnection } from '../../../helpers/fake-connection.ts';
import { inWords } from '../../../helpers/in-words.ts';
import { CONVERSATION, connect, startCompanion, TOKEN, turnId } from '../../connection/connection-harness.ts';

const page: SourcePart = {
  type: 'page',
  title: 'A page',
  url: 'https://example.org/',
  language: 'en',
  text: 'Text.',
  omittedChars: 0,
};

const PAGE = { next: null, title: '', pinned: false, temporary: true };

function question(message: string, extra: Partial<Question> = {}): Question {
  return { task: 'chat', message, sources: [], language: '', ...extra };
}

async function start({
  token = TOKEN,
  chosen = '',
  ...options
}: { token?: string; chosen?: string } & Partial<ConversationStateOptions> = {}) {
  const companion = await startCompanion({ token: TOKEN });
  const client = connect(companion, { token: token || undefined });
  const state = createConversationState({ connection: client.connection, chosenModel: () => chosen, ...options });
  onTestFinished(() => state.dispose());
  const link = await companion.accept();
  return { companion, client, state, link };
}

/** The companion says everything that it has said before. */
async function settled(link: FakeConnection): Promise<void> {
  link.send({ type: 'ping' });
  await link.next('pong');
}

async function answer(link: FakeConnection, { id }: TurnState, content: string): Promise<void> {
  link.send({ type: 'token', turn: id, seq: 1, content });
  link.send({ type: 'done', turn: id, seq: 2, reason: 'stop', model: 'm', usage: null, saved: 'temporary' });
  await settled(link);
}

async function refuse(link: FakeConnection, { id }: TurnState, code: ErrorCode): Promise<void> {
  link.send({ type: 'error', turn: id, code, params: inWords('from the companion'), retryable: false });
  await settled(link);
}

interface Recorded extends Partial<TurnRecord> {
  message?: string;
  receipts?: readonly AnySource[];
}

function record(n: number, { message = `question ${n}`, receipts = [], ...extra }: Recorded = {}): TurnRecord {
  const turn = turnId(n);
  return {
    turn,
    parent: n > 1 ? turnId(n - 1) : null,
    task: 'chat',
    question: toQuestion(message, receipts),
    state: 'done',
    answer: [{ type: 'text', text: `answer ${n}` }],
    model: 'm',
    terminal: { type: 'done', turn, seq: 5, reason: 'stop', model: 'm', usage: null, saved: 'temporary' },
    ...extra,
  };
}

const asked = (state: { turns: { value: readonly TurnState[] } }) =>
  state.turns.value.map(({ question: words }) => words);

describe('asking', () => {
  it('sends the question and shows its answer', async () => {
    const { state, link } = await start();
    const turn = state.ask(question('Why?', { sources: [page] }));
    expect(state.turns.value).toEqual([turn]);
    expect(state.running.value).toBe(turn);
    expect(turn.receipts).toMatchObject([{ type: 'page', title: 'A page', chars: 5 }]);
    expect(await link.next('chat')).toEqual({
      type: 'chat',
      turn: turn.id,
      conversation: state.id.value,
      parent: null,
      task: 'chat',
      question: [page, { type: 'text', text: 'Why?' }],
      temporary: false,
    });
    await answer(link, turn, 'Because.');
    expect([turn.content.value, turn.phase.value, state.running.value]).toEqual(['Because.', 'done', null]);
  });

  it('names the model that is chosen, and the language of a translation', async () => {
    const { state, link } = await start({ chosen: 'llama3.2' });
    state.ask(question('', { task: 'translate', language: 'de', sources: [page] }));
    expect(await link.next('chat')).toMatchObject({ model: 'llama3.2', task: 'translate', language: 'de' });
  });

  it('lets a follow-up wait for the turn that runs, once the companion is known to have that', async () => {
    const { state, link } = await start();
    const first = state.ask(question('One?'));
    const second = state.ask(question('Two?'));
    expect((await link.next('chat')).parent).toBeNull();
    await settled(link);
    expect(link.received.filter(({ type }) => type === 'chat')).toHaveLength(1);
    link.send({ type: 'loading', turn: first.id, seq: 1, model: 'm' });
    expect(await link.next('chat')).toMatchObject({ turn: second.id, parent: first.id, conversation: state.id.value });
    expect(state.running.value).toBe(first);
    link.send({ type: 'cancelled', turn: first.id, seq: 2 });
    await settled(link);
    expect(state.running.value).toBe(second);
  });

  it('follows the last turn that the companion has, past one that it refused', async () => {
    const { state, link } = await start();
    const first = state.ask(question('One?'));
    await answer(link, first, '1');
    await refuse(link, state.ask(question('Two?')), 'overloaded');
    state.ask(question('Three?'));
    await link.next('chat');
    await link.next('chat');
    expect((await link.next('chat')).parent).toBe(first.id);
  });

  it('follows nothing that was stopped before it was sent', async () => {
    const { companion, client, state, link } = await start();
    link.terminate();
    await client.inPhase('waiting');
    state.ask(question('One?'));
    await Promise.resolve();
    state.stop();
    state.ask(question('Two?'));
    client.wake();
    expect(await (await companion.accept()).next('chat')).toMatchObject({
      question: toQuestion('Two?', []),
      parent: null,
    });
  });

  it('keeps a question of a guest that has a page, and says what it needs', async () => {
    const { state, link } = await start({ token: '' });
    const turn = state.ask(question('Why?', { sources: [page] }));
    state.ask(question('Typed?'));
    expect(await link.next('chat')).toMatchObject({ question: toQuestion('Typed?', []), parent: null });
    await settled(link);
    expect(turn.phase.value).toBe('error');
    expect(turn.terminal.value).toMatchObject({
      code: 'forbidden',
      params: { cause: 'needs_pairing' },
    });
  });
});

describe('stopping', () => {
  it('cancels the turn that runs, before any reply, and is stopping until that is confirmed', async () => {
    const { state, link } = await start();
    const turn = state.ask(question('Why?'));
    await link.next('chat');
    state.stop();
    expect(turn.stopping.value).toBe(true);
    expect((await link.next('cancel')).turn).toBe(turn.id);
    link.send({ type: 'cancelled', turn: turn.id, seq: 1 });
    await settled(link);
    expect([turn.phase.value, turn.stopping.value, state.running.value]).toEqual(['cancelled', false, null]);
  });

  it('leaves the question that waits behind it', async () => {
    const { state, link } = await start();
    const first = state.ask(question('One?'));
    const second = state.ask(question('Two?'));
    await link.next('chat');
    state.stop();
    expect((await link.next('cancel')).turn).toBe(first.id);
    expect(second.stopping.value).toBe(false);
  });

  it('does nothing when nothing runs', async () => {
    const { state, link } = await start();
    const turn = state.ask(question('Why?'));
    await answer(link, turn, 'Because.');
    state.stop();
    await settled(link);
    expect(turn.phase.value).toBe('done');
    expect(link.received.some(({ type }) => type === 'cancel')).toBe(false);
  });
});

describe('asking the same again', () => {
  it('asks in the place of a last turn that said nothing, with its sources', async () => {
    const { state, link } = await start();
    const first = state.ask(question('One?'));
    await answer(link, first, '1');
    const failed = state.ask(question('Two?', { sources: [page] }));
    await link.next('chat');
    await link.next('chat');
    link.send({
      type: 'error',
      turn: failed.id,
      seq: 1,
      code: 'upstream_failed',
      params: inWords('m'),
      retryable: true,
    });
    await settled(link);
    state.retry(failed);
    expect(asked(state)).toEqual(['One?', 'Two?']);
    const again = await link.next('chat');
    expect(again).toMatchObject({ question: toQuestion('Two?', [page]), parent: first.id });
    expect(again.turn).not.toBe(failed.id);
  });

  it('asks another model where one is named, and only this once', async () => {
    const { state, link } = await start();
    const first = state.ask(question('One?'));
    await answer(link, first, '1');
    expect((await link.next('chat')).model).toBeUndefined();
    state.retry(first, 'large');
    const again = await link.next('chat');
    expect(again).toMatchObject({ parent: null, model: 'large' });
    const second = state.turns.value[0];
    if (!second) throw new Error('there is no second version');
    await answer(link, second, '2');
    state.retry(second);
    expect((await link.next('chat')).model).toBeUndefined();
  });

  it('keeps what was said so far as a version, and asks for an alternative to it', async () => {
    const { state, link } = await start();
    const stopped = state.ask(question('One?'));
    await link.next('chat');
    link.send({ type: 'token', turn: stopped.id, seq: 1, content: 'Half' });
    link.send({ type: 'cancelled', turn: stopped.id, seq: 2 });
    await settled(link);
    state.retry(stopped);
    expect(state.branches.value.get(state.turns.value[0]?.id ?? '')).toEqual([stopped, state.turns.value[0]]);
    const again = await link.next('chat');
    expect(again.parent).toBeNull();
    link.send({ type: 'queued', turn: again.turn, seq: 1, position: 1 });
    state.ask(question('Two?'));
    expect((await link.next('chat')).parent).toBe(again.turn);
  });

  it('asks an earlier question again beside its first answer, and keeps what followed that', async () => {
    const { state, link } = await start();
    const first = state.ask(question('One?'));
    await answer(link, first, '1');
    const second = state.ask(question('Two?'));
    await answer(link, second, '2');
    state.retry(first);
    const again = state.turns.value[0];
    expect([asked(state), again === first]).toEqual([['One?'], false]);
    await link.next('chat');
    await link.next('chat');
    expect(await link.next('chat')).toMatchObject({ question: toQuestion('One?', []), parent: null, turn: again?.id });
    state.showBranch(first);
    expect(state.turns.value).toEqual([first, second]);
  });

  it('has a summary written anew when it was whole, and go on from its notes when it was stopped', async () => {
    const { state, link } = await start();
    const summary = { ...question(''), task: 'summarise', sources: [page] } as const;
    const whole = state.ask(summary);
    await answer(link, whole, 'A page.');
    state.retry(whole);
    expect((await link.next('chat')).fresh).toBeUndefined();
    const again = await link.next('chat');
    expect(again.fresh).toBe(true);
    link.send({ type: 'cancelled', turn: again.turn, seq: 1 });
    await settled(link);
    const stopped = state.turns.value.at(-1);
    if (stopped) state.retry(stopped);
    expect((await link.next('chat')).fresh).toBeUndefined();
  });

  it('does nothing while the turn runs', async () => {
    const { state, link } = await start();
    const turn = state.ask(question('One?'));
    state.retry(turn);
    await settled(link);
    expect(link.received.filter(({ type }) => type === 'chat')).toHaveLength(1);
  });
});

describe('a conversation that the companion no longer has', () => {
  it('stays in sight, is explained, and goes on afresh when asked again', async () => {
    const { state, link } = await start();
    const first = state.ask(question('One?'));
    await answer(link, first, '1');
    const before = state.id.value;
    const second = state.ask(question('Two?'));
    await refuse(link, second, 'conversation_gone');
    expect(asked(state)).toEqual(['One?', 'Two?']);
    expect(first.content.value).toBe('1');
    expect(second.terminal.value).toMatchObject({
      code: 'conversation_gone',
      params: { cause: 'stays_in_sight' },
    });

    state.retry(second);
    await link.next('chat');
    await link.next('chat');
    const again = await link.next('chat');
    expect(again).toMatchObject({ question: toQuestion('Two?', []), parent: null, conversation: state.id.value });
    expect(state.id.value).not.toBe(before);
    expect(asked(state)).toEqual(['One?', 'Two?']);
    link.send({ type: 'queued', turn: again.turn, seq: 1, position: 1 });
    state.ask(question('Three?'));
    expect(await link.next('chat')).toMatchObject({ parent: again.turn, conversation: again.conversation });
  });

  it('refuses what was asked before that was known, and starts one fresh conversation for all of it', async () => {
    const { state, link } = await start();
    const first = state.ask(question('One?'));
    await answer(link, first, '1');
    const second = state.ask(question('Two?'));
    const third = state.ask(question('Three?'));
    await refuse(link, second, 'conversation_gone');
    expect(third.terminal.value).toMatchObject({ code: 'conversation_gone' });
    expect(link.received.filter(({ type }) => type === 'chat')).toHaveLength(2);
    state.retry(second);
    const fresh = state.id.value;
    state.retry(third);
    expect(state.id.value).toBe(fresh);
  });
});

describe('leaving and coming back', () => {
  it('starts an empty conversation and stops watching, without stopping what runs', async () => {
    const { state, link } = await start();
    const turn = state.ask(question('One?'));
    const before = state.id.value;
    await link.next('chat');
    link.send({ type: 'loading', turn: turn.id, seq: 1, model: 'm' });
    await settled(link);
    state.startNew();
    expect([state.turns.value, state.running.value]).toEqual([[], null]);
    expect(state.id.value).not.toBe(before);
    expect((await link.next('detach')).turn).toBe(turn.id);
    state.ask(question('Two?'));
    expect(await link.next('chat')).toMatchObject({ parent: null, conversation: state.id.value });
    expect(link.received.some(({ type }) => type === 'cancel')).toBe(false);
  });

  it('still sends what was asked without a connection, and stops watching it once the companion has it', async () => {
    const { companion, client, state, link } = await start();
    link.terminate();
    await client.inPhase('waiting');
    const turn = state.ask(question('One?'));
    state.startNew();
    client.wake();
    const again = await companion.accept();
    expect(await again.next('chat')).toMatchObject({ question: toQuestion('One?', []), turn: turn.id });
    again.send({ type: 'queued', turn: turn.id, seq: 1, position: 1 });
    expect((await again.next('detach')).turn).toBe(turn.id);
    expect(state.turns.value).toEqual([]);
  });

  it('shows a conversation as it stands, and watches the turn that runs', async () => {
    const { state, link } = await start();
    const restoring = state.restore(CONVERSATION);
    expect(state.id.value).toBe(CONVERSATION);
    const { id } = await link.next('conversation');
    const running = record(2, {
      state: 'running',
      answer: [],
      terminal: null,
      receipts: [receipt('A page')],
    });
    link.send({ type: 'conversation', id, conversation: CONVERSATION, turns: [record(1), running], ...PAGE });
    await restoring;
    expect(state.turns.value.map(({ content, phase }) => [content.value, phase.value])).toEqual([
      ['answer 1', 'done'],
      ['', 'sending'],
    ]);
    expect(await link.next('attach')).toEqual({ type: 'attach', turn: turnId(2), seq: 0 });
    link.send({ type: 'snapshot', turn: turnId(2), seq: 9, parts: [{ type: 'text', text: 'answer 2' }] });
    await settled(link);
    expect(state.turns.value[1]?.content.value).toBe('answer 2');
    state.ask(question('Three?'));
    expect(await link.next('chat')).toMatchObject({ parent: turnId(2), conversation: CONVERSATION });
  });

  it('lets what is asked meanwhile follow what is being restored, in order', async () => {
    const { state, link } = await start();
    const restoring = state.restore(CONVERSATION);
    const second = state.ask(question('Two?'));
    state.ask(question('Three?'));
    const { id } = await link.next('conversation');
    expect(link.received.some(({ type }) => type === 'chat')).toBe(false);
    link.send({ type: 'conversation', id, conversation: CONVERSATION, turns: [record(1)], ...PAGE });
    await restoring;
    expect(asked(state)).toEqual(['question 1', 'Two?', 'Three?']);
    expect(await link.next('chat')).toMatchObject({ question: toQuestion('Two?', []), parent: turnId(1) });
    link.send({ type: 'queued', turn: second.id, seq: 1, position: 1 });
    expect(await link.next('chat')).toMatchObject({ question: toQuestion('Three?', []), parent: second.id });
  });

  it('never sends a question that was stopped while it waited for the restoration', async () => {
    const { state, link } = await start();
    const restoring = state.restore(CONVERSATION);
    const turn = state.ask(question('Two?'));
    state.stop();
    expect(turn.phase.value).toBe('cancelled');
    const { id } = await link.next('conversation');
    link.send({ type: 'conversation', id, conversation: CONVERSATION, turns: [], ...PAGE });
    await restoring;
    await settled(link);
    expect(link.received.some(({ type }) => type === 'chat')).toBe(false);
  });

  it('is an empty, new conversation when the companion does not have it', async () => {
    const { state, link } = await start();
    const restoring = state.restore(CONVERSATION);
    state.ask(question('One?'));
    const { id } = await link.next('conversation');
    link.send({ type: 'error', id, code: 'conversation_gone', params: inWords('gone'), retryable: false });
    await restoring;
    expect(state.id.value).not.toBe(CONVERSATION);
    expect(await link.next('chat')).toMatchObject({ parent: null, conversation: state.id.value });
  });

  it('ignores a restoration that was left for a new conversation', async () => {
    const { state, link } = await start();
    const restoring = state.restore(CONVERSATION);
    state.startNew();
    const fresh = state.id.value;
    const { id } = await link.next('conversation');
    link.send({ type: 'conversation', id, conversation: CONVERSATION, turns: [record(1)], ...PAGE });
    await restoring;
    expect([state.id.value, state.turns.value]).toEqual([fresh, []]);
  });
});

/** Opens the conversation and answers with these turns; the earlier ones are at `next`. */
async function open(
  { state, link }: Awaited<ReturnType<typeof start>>,
  turns: TurnRecord[],
  { next = null, turn }: { next?: string | null; turn?: string } = {},
): Promise<void> {
  state.open(CONVERSATION, turn);
  await reply(link, turns, next);
}

async function reply(link: FakeConnection, turns: TurnRecord[], next: string | null = null) {
  const request = await link.next('conversation');
  const place = { title: 'The title', pinned: false, temporary: false };
  link.send({ type: 'conversation', id: request.id, conversation: CONVERSATION, turns, next, ...place });
  await settled(link);
  return request;
}

function receipt(title: string): SourcePart {
  const content = { text: '', blob: 'a'.repeat(64), chars: 5, omittedChars: 0, excerpt: '' };
  return { type: 'page', title, url: `https://example.org/${title}`, language: 'en', ...content };
}

function changed(title: string, turns: number): CompanionMessage {
  const summary = { conversation: CONVERSATION, title, pinned: false, createdAt: 1, usedAt: 1, turns, running: true };
  return { type: 'changed', conversation: summary };
}

describe('branches', () => {
  it('puts an edited question beside the first, with the same sources and nothing after it', async () => {
    const { state, link } = await start();
    const first = state.ask(question('One?'));
    await answer(link, first, '1');
    const second = state.ask(question('Two?', { sources: [page] }));
    await answer(link, second, '2');
    await answer(link, state.ask(question('Three?')), '3');
    state.edit(second, 'Too?', [0]);
    expect(asked(state)).toEqual(['One?', 'Too?']);
    for (let n = 0; n < 3; n += 1) await link.next('chat');
    expect(await link.next('chat')).toMatchObject({ question: toQuestion('Too?', [page]), parent: first.id });
  });

  it('asks a question of before with what the companion has of it, or with a part of that', async () => {
    const stage = await start({ language: 'de' });
    const [one, two] = [receipt('one'), receipt('two')];
    await open(stage, [record(1, { receipts: [one, two] })]);
    const { state, link } = stage;
    const [before] = state.turns.value;
    if (!before) throw new Error('there is no turn');
    state.retry(before);
    expect(await link.next('chat')).toMatchObject({ question: toQuestion('question 1', [one, two]) });
    expect(state.turns.value[0]?.receipts).toEqual([one, two]);

    state.edit(before, 'Eins?', [1]);
    const edited = await link.next('chat');
    expect(edited).toMatchObject({ question: toQuestion('Eins?', [two]), parent: null });
    const [turn] = state.turns.value;
    if (!turn) throw new Error('there is no turn');
    expect(turn.receipts).toEqual([two]);
    await answer(link, turn, '1');

    state.edit(turn, 'Uno?', [0]);
    expect((await link.next('chat')).question).toEqual(toQuestion('Uno?', [two]));
    state.edit(before, 'Un?', []);
    expect((await link.next('chat')).question).toEqual(toQuestion('Un?', []));
  });

  it('does a task of before again in the language of the panel', async () => {
    const stage = await start({ language: 'de' });
    await open(stage, [record(1, { task: 'translate', message: '', receipts: [receipt('one')] })]);
    const [before] = stage.state.turns.value;
    if (before) stage.state.retry(before);
    expect(await stage.link.next('chat')).toMatchObject({ task: 'translate', language: 'de' });
  });

  it('shows the path to what was asked last, and keeps to the branches that were chosen', async () => {
    const stage = await start();
    const { state } = stage;
    const turns = [record(1), record(2), record(3), record(4, { parent: turnId(1) }), record(5)];
    await open(stage, turns);
    expect(asked(state)).toEqual(['question 1', 'question 4', 'question 5']);
    const branches = state.branches.value.get(turnId(4)) ?? [];
    expect(branches.map(({ id }) => id)).toEqual([turnId(2), turnId(4)]);
    expect([...state.branches.value.keys()]).toEqual([turnId(4)]);
    const [second, fourth] = branches;
    if (!second || !fourth) throw new Error('no branches');
    state.showBranch(second);
    expect(asked(state)).toEqual(['question 1', 'question 2', 'question 3']);
    state.showBranch(fourth);
    expect(asked(state)).toEqual(['question 1', 'question 4', 'question 5']);
  });

  it('counts no attempt that brought no word and led nowhere', async () => {
    const stage = await start();
    const turn = turnId(1);
    const failed = record(1, { answer: [], state: 'cancelled', terminal: { type: 'cancelled', turn, seq: 1 } });
    await open(stage, [failed, record(2, { parent: null })]);
    expect(stage.state.branches.value.size).toBe(0);
  });

  it('has a cut answer go on by a turn that follows it', async () => {
    const { state, link } = await start();
    const turn = state.ask(question('One?'));
    await link.next('chat');
    link.send({ type: 'token', turn: turn.id, seq: 1, content: 'Half' });
    link.send({ type: 'cancelled', turn: turn.id, seq: 2 });
    await settled(link);
    state.resume(turn);
    expect(await link.next('chat')).toMatchObject({
      parent: turn.id,
      question: toQuestion('Go on where you stopped.', []),
    });
  });
});

describe('earlier turns', () => {
  it('come in above when they are asked for, and the path goes through them', async () => {
    const stage = await start();
    const { state, link } = stage;
    await open(stage, [record(3), record(4)], { next: 'cursor' });
    expect([asked(state), state.earlier.value]).toEqual([['question 3', 'question 4'], 'more']);
    state.loadEarlier();
    state.loadEarlier();
    expect(state.earlier.value).toBe('loading');
    expect(await reply(link, [record(1), record(2)])).toMatchObject({ before: 'cursor' });
    expect(asked(state)).toEqual(['question 1', 'question 2', 'question 3', 'question 4']);
    expect(state.earlier.value).toBe('none');
    state.loadEarlier();
    expect(state.earlier.value).toBe('none');
    expect(link.received.filter(({ type }) => type === 'conversation')).toHaveLength(2);
  });

  it('are what an edit of the earliest known question follows', async () => {
    const stage = await start();
    await open(stage, [record(3)], { next: 'cursor' });
    const [third] = stage.state.turns.value;
    if (third) stage.state.edit(third, 'Drei?', []);
    expect(await stage.link.next('chat')).toMatchObject({ question: toQuestion('Drei?', []), parent: turnId(2) });
  });

  it('can be asked for again when they could not be had', async () => {
    const stage = await start();
    const { state, link } = stage;
    await open(stage, [record(2)], { next: 'cursor' });
    state.loadEarlier();
    const { id } = await link.next('conversation');
    link.send({ type: 'error', id, code: 'internal', params: inWords('m'), retryable: true });
    await settled(link);
    expect(state.earlier.value).toBe('failed');
    state.loadEarlier();
    await reply(link, [record(1)]);
    expect(asked(state)).toEqual(['question 1', 'question 2']);
  });

  it('are gone through to the turn that the conversation is opened for, on whatever branch it is', async () => {
    const stage = await start();
    const { state, link } = stage;
    await open(stage, [record(4, { parent: turnId(1) })], { next: 'cursor', turn: turnId(2) });
    await reply(link, [record(1), record(2), record(3)]);
    expect(asked(state)).toEqual(['question 1', 'question 2', 'question 3']);
    expect(state.sought.value).toEqual({ turn: turnId(2) });
    state.open(CONVERSATION, turnId(4));
    await settled(link);
    expect(asked(state)).toEqual(['question 1', 'question 4']);
  });

  it('are shown again as they were read last', async () => {
    const stage = await start({ lastRead: () => turnId(1) });
    await open(stage, [record(1), record(2, { parent: null })]);
    expect(asked(stage.state)).toEqual(['question 1']);
  });
});

describe('opening', () => {
  it('says what it is called, and that it is on its way', async () => {
    const stage = await start();
    const { state, link } = stage;
    state.open(CONVERSATION);
    expect([state.isOpening.value, state.isBlank.value, state.draft.value]).toEqual([true, false, CONVERSATION]);
    await reply(link, [record(1)]);
    expect([state.isOpening.value, state.title.value]).toEqual([false, 'The title']);
    state.open(CONVERSATION);
    await settled(link);
    expect(link.received.filter(({ type }) => type === 'conversation')).toHaveLength(1);
  });

  it('says that a conversation is gone, and begins a new one', async () => {
    const { state, link } = await start();
    state.open(CONVERSATION);
    const { id } = await link.next('conversation');
    link.send({ type: 'error', id, code: 'conversation_gone', params: inWords('gone'), retryable: false });
    await settled(link);
    expect(state.problem.value).toMatchObject({ code: 'chat_not_there' });
    expect([state.isBlank.value, state.id.value === CONVERSATION]).toEqual([true, false]);
    state.ask(question('One?'));
    expect(state.problem.value).toBeNull();
  });

  it('says why it failed, keeps what is asked meanwhile, and tries again', async () => {
    const { state, link } = await start();
    state.open(CONVERSATION);
    state.ask(question('Two?'));
    const { id } = await link.next('conversation');
    link.send({ type: 'error', id, code: 'internal', params: inWords('The disk is full.', 'c'), retryable: true });
    await settled(link);
    expect(state.problem.value).toMatchObject({
      error: { code: 'internal', params: inWords('The disk is full.', 'c') },
      retryable: true,
    });
    expect(link.received.some(({ type }) => type === 'chat')).toBe(false);
    state.openAgain();
    await reply(link, [record(1)]);
    expect(state.problem.value).toBeNull();
    expect(await link.next('chat')).toMatchObject({ question: toQuestion('Two?', []), parent: turnId(1) });
  });

  it('tries again without moving what it had loaded when an earlier part failed', async () => {
    const { state, link } = await start();
    state.open(CONVERSATION, turnId(9));
    await reply(link, [record(1), record(2)], 'cursor');
    const { id } = await link.next('conversation');
    link.send({ type: 'error', id, code: 'internal', params: inWords('The disk is slow.'), retryable: true });
    await settled(link);
    expect(state.problem.value).not.toBeNull();
    state.openAgain();
    await reply(link, [record(1), record(2)]);
    expect(asked(state)).toEqual(['question 1', 'question 2']);
    state.retry(state.turns.value[0] as TurnState);
    expect(await link.next('chat')).toMatchObject({ question: toQuestion('question 1', []), parent: null });
    expect(asked(state)).toEqual(['question 1']);
    expect([...state.branches.value.values()].map((turns) => turns.length)).toEqual([2]);
  });
});

describe('what changes elsewhere', () => {
  it('is the title', async () => {
    const stage = await start();
    await open(stage, [record(1)]);
    stage.link.send(changed('Another title', 1));
    await settled(stage.link);
    expect(stage.state.title.value).toBe('Another title');
    expect(stage.link.received.filter(({ type }) => type === 'conversation')).toHaveLength(1);
  });

  it('is a question of another panel, which is shown and watched when it follows what is read', async () => {
    const stage = await start();
    const { state, link } = stage;
    await open(stage, [record(1)]);
    link.send(changed('The title', 2));
    await reply(link, [record(1), record(2, { state: 'running', answer: [], terminal: null })]);
    expect(asked(state)).toEqual(['question 1', 'question 2']);
    expect((await link.next('attach')).turn).toBe(turnId(2));
    expect([state.running.value?.id, state.lastAsked.value]).toEqual([turnId(2), '']);
  });

  it('never moves a reader to another branch', async () => {
    const stage = await start();
    const { state, link } = stage;
    await open(stage, [record(1), record(2)]);
    link.send(changed('The title', 3));
    await reply(link, [record(1), record(2), record(3, { parent: turnId(1) })]);
    expect(asked(state)).toEqual(['question 1', 'question 2']);
    expect(state.branches.value.get(turnId(2))).toHaveLength(2);
  });

  it('is nothing that was asked here', async () => {
    const { state, link } = await start();
    const turn = state.ask(question('One?'));
    const summary = { title: 'T', pinned: false, createdAt: 1, usedAt: 1, turns: 1, running: true };
    link.send({ type: 'changed', conversation: { conversation: state.id.value, ...summary } });
    await answer(link, turn, '1');
    link.send({ type: 'changed', conversation: { conversation: state.id.value, ...summary } });
    await settled(link);
    expect(link.received.some(({ type }) => type === 'conversation')).toBe(false);
    expect(state.title.value).toBe('T');
  });
});

describe('a temporary conversation', () => {
  it('says so with every question, and can be chosen only before the first', async () => {
    const { state, link } = await start();
    expect(state.draft.value).toBe('new');
    state.setTemporary(true);
    expect(state.temporary.value).toBe(true);
    await answer(link, state.ask(question('One?')), '1');
    state.setTemporary(false);
    state.ask(question('Two?'));
    expect([(await link.next('chat')).temporary, (await link.next('chat')).temporary]).toEqual([true, true]);
    state.startNew();
    expect(state.temporary.value).toBe(false);
  });

  it('is every new one of a private window', async () => {
    const { state, link } = await start({ isTemporary: true });
    state.ask(question('One?'));
    expect((await link.next('chat')).temporary).toBe(true);
    state.startNew();
    expect(state.temporary.value).toBe(true);
  });
});
