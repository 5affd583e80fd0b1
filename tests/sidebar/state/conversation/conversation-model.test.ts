// @vitest-environment node
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Attachment, Receipt } from '../../../../protocol/attachment.ts';
import type { CompanionMessage, TurnRecord } from '../../../../protocol/companion-messages.ts';
import type { ErrorCode } from '../../../../protocol/error-codes.ts';
import {
  type ConversationModelOptions,
  createConversationModel,
} from '../../../../sidebar/state/conversation/conversation-model.ts';
import type { Question } from '../../../../sidebar/state/conversation/question.ts';
import type { TurnModel } from '../../../../sidebar/state/conversation/turn-model.ts';
import type { FakeConnection } from '../../../helpers/fake-connection.ts';
import { CONVERSATION, connect, startCompanion, TOKEN, turnId } from '../../connection/connection-harness.ts';

const page: Attachment = {
  kind: 'page',
  title: 'A page',
  url: 'https://example.org/',
  language: 'en',
  text: 'Text.',
  omittedChars: 0,
};

const PAGE = { next: null, title: '', pinned: false, temporary: true };

function question(message: string, extra: Partial<Question> = {}): Question {
  return { task: 'chat', message, attachments: [], language: '', ...extra };
}

async function start({
  token = TOKEN,
  chosen = '',
  ...options
}: { token?: string; chosen?: string } & Partial<ConversationModelOptions> = {}) {
  const companion = await startCompanion({ token: TOKEN });
  const client = connect(companion, { token: token || undefined });
  const model = createConversationModel({ connection: client.connection, chosenModel: () => chosen, ...options });
  onTestFinished(() => model.dispose());
  const link = await companion.accept();
  return { companion, client, model, link };
}

/** The companion says everything that it has said before. */
async function settled(link: FakeConnection): Promise<void> {
  link.send({ type: 'ping' });
  await link.next('pong');
}

async function answer(link: FakeConnection, { id }: TurnModel, content: string): Promise<void> {
  link.send({ type: 'token', turn: id, seq: 1, content });
  link.send({ type: 'done', turn: id, seq: 2, reason: 'stop', model: 'm', usage: null, saved: 'temporary' });
  await settled(link);
}

async function refuse(link: FakeConnection, { id }: TurnModel, code: ErrorCode): Promise<void> {
  link.send({ type: 'error', turn: id, code, message: 'from the companion', cure: '', retryable: false });
  await settled(link);
}

function record(n: number, extra: Partial<TurnRecord> = {}): TurnRecord {
  const turn = turnId(n);
  return {
    turn,
    parent: n > 1 ? turnId(n - 1) : null,
    task: 'chat',
    message: `question ${n}`,
    receipts: [],
    state: 'done',
    answer: [{ type: 'text', text: `answer ${n}` }],
    model: 'm',
    terminal: { type: 'done', turn, seq: 5, reason: 'stop', model: 'm', usage: null, saved: 'temporary' },
    ...extra,
  };
}

const asked = (model: { turns: { value: readonly TurnModel[] } }) =>
  model.turns.value.map(({ question: words }) => words);

describe('asking', () => {
  it('sends the question and shows its answer', async () => {
    const { model, link } = await start();
    const turn = model.ask(question('Why?', { attachments: [page] }));
    expect(model.turns.value).toEqual([turn]);
    expect(model.running.value).toBe(turn);
    expect(turn.receipts).toMatchObject([{ kind: 'page', title: 'A page', chars: 5 }]);
    expect(await link.next('chat')).toEqual({
      type: 'chat',
      turn: turn.id,
      conversation: model.id.value,
      parent: null,
      task: 'chat',
      message: 'Why?',
      attachments: [page],
      temporary: false,
    });
    await answer(link, turn, 'Because.');
    expect([turn.content.value, turn.phase.value, model.running.value]).toEqual(['Because.', 'done', null]);
  });

  it('names the model that is chosen, and the language of a translation', async () => {
    const { model, link } = await start({ chosen: 'llama3.2' });
    model.ask(question('', { task: 'translate', language: 'de', attachments: [page] }));
    expect(await link.next('chat')).toMatchObject({ model: 'llama3.2', task: 'translate', language: 'de' });
  });

  it('lets a follow-up wait for the turn that runs, once the companion is known to have that', async () => {
    const { model, link } = await start();
    const first = model.ask(question('One?'));
    const second = model.ask(question('Two?'));
    expect((await link.next('chat')).parent).toBeNull();
    await settled(link);
    expect(link.received.filter(({ type }) => type === 'chat')).toHaveLength(1);
    link.send({ type: 'loading', turn: first.id, seq: 1, model: 'm' });
    expect(await link.next('chat')).toMatchObject({ turn: second.id, parent: first.id, conversation: model.id.value });
    expect(model.running.value).toBe(first);
    link.send({ type: 'cancelled', turn: first.id, seq: 2 });
    await settled(link);
    expect(model.running.value).toBe(second);
  });

  it('follows the last turn that the companion has, past one that it refused', async () => {
    const { model, link } = await start();
    const first = model.ask(question('One?'));
    await answer(link, first, '1');
    await refuse(link, model.ask(question('Two?')), 'overloaded');
    model.ask(question('Three?'));
    await link.next('chat');
    await link.next('chat');
    expect((await link.next('chat')).parent).toBe(first.id);
  });

  it('follows nothing that was stopped before it was sent', async () => {
    const { companion, client, model, link } = await start();
    link.terminate();
    await client.inPhase('waiting');
    model.ask(question('One?'));
    await Promise.resolve();
    model.stop();
    model.ask(question('Two?'));
    client.wake();
    expect(await (await companion.accept()).next('chat')).toMatchObject({ message: 'Two?', parent: null });
  });

  it('keeps a question of a guest that has a page, and says what it needs', async () => {
    const { model, link } = await start({ token: '' });
    const turn = model.ask(question('Why?', { attachments: [page] }));
    model.ask(question('Typed?'));
    expect(await link.next('chat')).toMatchObject({ message: 'Typed?', parent: null });
    await settled(link);
    expect(turn.phase.value).toBe('error');
    expect(turn.terminal.value).toMatchObject({
      code: 'forbidden',
      cure: expect.stringContaining('Pair this browser'),
    });
  });
});

describe('stopping', () => {
  it('cancels the turn that runs, before any reply, and is stopping until that is confirmed', async () => {
    const { model, link } = await start();
    const turn = model.ask(question('Why?'));
    model.stop();
    expect(turn.stopping.value).toBe(true);
    expect((await link.next('cancel')).turn).toBe(turn.id);
    link.send({ type: 'cancelled', turn: turn.id, seq: 1 });
    await settled(link);
    expect([turn.phase.value, turn.stopping.value, model.running.value]).toEqual(['cancelled', false, null]);
  });

  it('leaves the question that waits behind it', async () => {
    const { model, link } = await start();
    const first = model.ask(question('One?'));
    const second = model.ask(question('Two?'));
    model.stop();
    expect((await link.next('cancel')).turn).toBe(first.id);
    expect(second.stopping.value).toBe(false);
  });

  it('does nothing when nothing runs', async () => {
    const { model, link } = await start();
    const turn = model.ask(question('Why?'));
    await answer(link, turn, 'Because.');
    model.stop();
    await settled(link);
    expect(turn.phase.value).toBe('done');
    expect(link.received.some(({ type }) => type === 'cancel')).toBe(false);
  });
});

describe('asking the same again', () => {
  it('asks in the place of a last turn that said nothing, with its attachments', async () => {
    const { model, link } = await start();
    const first = model.ask(question('One?'));
    await answer(link, first, '1');
    const failed = model.ask(question('Two?', { attachments: [page] }));
    await link.next('chat');
    await link.next('chat');
    link.send({
      type: 'error',
      turn: failed.id,
      seq: 1,
      code: 'upstream_failed',
      message: 'm',
      cure: '',
      retryable: true,
    });
    await settled(link);
    model.retry(failed);
    expect(asked(model)).toEqual(['One?', 'Two?']);
    const again = await link.next('chat');
    expect(again).toMatchObject({ message: 'Two?', attachments: [page], parent: first.id });
    expect(again.turn).not.toBe(failed.id);
  });

  it('keeps what was said so far as a version, and asks for an alternative to it', async () => {
    const { model, link } = await start();
    const stopped = model.ask(question('One?'));
    await link.next('chat');
    link.send({ type: 'token', turn: stopped.id, seq: 1, content: 'Half' });
    link.send({ type: 'cancelled', turn: stopped.id, seq: 2 });
    await settled(link);
    model.retry(stopped);
    expect(model.branches.value.get(model.turns.value[0]?.id ?? '')).toEqual([stopped, model.turns.value[0]]);
    const again = await link.next('chat');
    expect(again.parent).toBeNull();
    link.send({ type: 'queued', turn: again.turn, seq: 1, position: 1 });
    model.ask(question('Two?'));
    expect((await link.next('chat')).parent).toBe(again.turn);
  });

  it('asks an earlier question again beside its first answer, and keeps what followed that', async () => {
    const { model, link } = await start();
    const first = model.ask(question('One?'));
    await answer(link, first, '1');
    const second = model.ask(question('Two?'));
    await answer(link, second, '2');
    model.retry(first);
    const again = model.turns.value[0];
    expect([asked(model), again === first]).toEqual([['One?'], false]);
    await link.next('chat');
    await link.next('chat');
    expect(await link.next('chat')).toMatchObject({ message: 'One?', parent: null, turn: again?.id });
    model.showBranch(first);
    expect(model.turns.value).toEqual([first, second]);
  });

  it('does nothing while the turn runs', async () => {
    const { model, link } = await start();
    const turn = model.ask(question('One?'));
    model.retry(turn);
    await settled(link);
    expect(link.received.filter(({ type }) => type === 'chat')).toHaveLength(1);
  });
});

describe('a conversation that the companion no longer has', () => {
  it('stays in sight, is explained, and goes on afresh when asked again', async () => {
    const { model, link } = await start();
    const first = model.ask(question('One?'));
    await answer(link, first, '1');
    const before = model.id.value;
    const second = model.ask(question('Two?'));
    await refuse(link, second, 'conversation_gone');
    expect(asked(model)).toEqual(['One?', 'Two?']);
    expect(first.content.value).toBe('1');
    expect(second.terminal.value).toMatchObject({
      message: expect.stringContaining('no longer has this conversation'),
      cure: expect.stringContaining('Ask again'),
    });

    model.retry(second);
    await link.next('chat');
    await link.next('chat');
    const again = await link.next('chat');
    expect(again).toMatchObject({ message: 'Two?', parent: null, conversation: model.id.value });
    expect(model.id.value).not.toBe(before);
    expect(asked(model)).toEqual(['One?', 'Two?']);
    link.send({ type: 'queued', turn: again.turn, seq: 1, position: 1 });
    model.ask(question('Three?'));
    expect(await link.next('chat')).toMatchObject({ parent: again.turn, conversation: again.conversation });
  });

  it('refuses what was asked before that was known, and starts one fresh conversation for all of it', async () => {
    const { model, link } = await start();
    const first = model.ask(question('One?'));
    await answer(link, first, '1');
    const second = model.ask(question('Two?'));
    const third = model.ask(question('Three?'));
    await refuse(link, second, 'conversation_gone');
    expect(third.terminal.value).toMatchObject({ code: 'conversation_gone' });
    expect(link.received.filter(({ type }) => type === 'chat')).toHaveLength(2);
    model.retry(second);
    const fresh = model.id.value;
    model.retry(third);
    expect(model.id.value).toBe(fresh);
  });
});

describe('leaving and coming back', () => {
  it('starts an empty conversation and stops watching, without stopping what runs', async () => {
    const { model, link } = await start();
    const turn = model.ask(question('One?'));
    const before = model.id.value;
    await link.next('chat');
    link.send({ type: 'loading', turn: turn.id, seq: 1, model: 'm' });
    await settled(link);
    model.startNew();
    expect([model.turns.value, model.running.value]).toEqual([[], null]);
    expect(model.id.value).not.toBe(before);
    expect((await link.next('detach')).turn).toBe(turn.id);
    model.ask(question('Two?'));
    expect(await link.next('chat')).toMatchObject({ parent: null, conversation: model.id.value });
    expect(link.received.some(({ type }) => type === 'cancel')).toBe(false);
  });

  it('still sends what was asked without a connection, and stops watching it once the companion has it', async () => {
    const { companion, client, model, link } = await start();
    link.terminate();
    await client.inPhase('waiting');
    const turn = model.ask(question('One?'));
    model.startNew();
    client.wake();
    const again = await companion.accept();
    expect(await again.next('chat')).toMatchObject({ message: 'One?', turn: turn.id });
    again.send({ type: 'queued', turn: turn.id, seq: 1, position: 1 });
    expect((await again.next('detach')).turn).toBe(turn.id);
    expect(model.turns.value).toEqual([]);
  });

  it('shows a conversation as it stands, and watches the turn that runs', async () => {
    const { model, link } = await start();
    const restoring = model.restore(CONVERSATION);
    expect(model.id.value).toBe(CONVERSATION);
    const { id } = await link.next('conversation');
    const running = record(2, {
      state: 'running',
      answer: [],
      terminal: null,
      receipts: [{ kind: 'page', title: 'A page', url: '', chars: 5, omittedChars: 0, excerpt: '' }],
    });
    link.send({ type: 'conversation', id, conversation: CONVERSATION, turns: [record(1), running], ...PAGE });
    await restoring;
    expect(model.turns.value.map(({ content, phase }) => [content.value, phase.value])).toEqual([
      ['answer 1', 'done'],
      ['', 'sending'],
    ]);
    expect(await link.next('attach')).toEqual({ type: 'attach', turn: turnId(2), seq: 0 });
    link.send({ type: 'snapshot', turn: turnId(2), seq: 9, parts: [{ type: 'text', text: 'answer 2' }] });
    await settled(link);
    expect(model.turns.value[1]?.content.value).toBe('answer 2');
    model.ask(question('Three?'));
    expect(await link.next('chat')).toMatchObject({ parent: turnId(2), conversation: CONVERSATION });
  });

  it('lets what is asked meanwhile follow what is being restored, in order', async () => {
    const { model, link } = await start();
    const restoring = model.restore(CONVERSATION);
    const second = model.ask(question('Two?'));
    model.ask(question('Three?'));
    const { id } = await link.next('conversation');
    expect(link.received.some(({ type }) => type === 'chat')).toBe(false);
    link.send({ type: 'conversation', id, conversation: CONVERSATION, turns: [record(1)], ...PAGE });
    await restoring;
    expect(asked(model)).toEqual(['question 1', 'Two?', 'Three?']);
    expect(await link.next('chat')).toMatchObject({ message: 'Two?', parent: turnId(1) });
    link.send({ type: 'queued', turn: second.id, seq: 1, position: 1 });
    expect(await link.next('chat')).toMatchObject({ message: 'Three?', parent: second.id });
  });

  it('never sends a question that was stopped while it waited for the restoration', async () => {
    const { model, link } = await start();
    const restoring = model.restore(CONVERSATION);
    const turn = model.ask(question('Two?'));
    model.stop();
    expect(turn.phase.value).toBe('cancelled');
    const { id } = await link.next('conversation');
    link.send({ type: 'conversation', id, conversation: CONVERSATION, turns: [], ...PAGE });
    await restoring;
    await settled(link);
    expect(link.received.some(({ type }) => type === 'chat')).toBe(false);
  });

  it('is an empty, new conversation when the companion does not have it', async () => {
    const { model, link } = await start();
    const restoring = model.restore(CONVERSATION);
    model.ask(question('One?'));
    const { id } = await link.next('conversation');
    link.send({ type: 'error', id, code: 'conversation_gone', message: 'gone', cure: '', retryable: false });
    await restoring;
    expect(model.id.value).not.toBe(CONVERSATION);
    expect(await link.next('chat')).toMatchObject({ parent: null, conversation: model.id.value });
  });

  it('ignores a restoration that was left for a new conversation', async () => {
    const { model, link } = await start();
    const restoring = model.restore(CONVERSATION);
    model.startNew();
    const fresh = model.id.value;
    const { id } = await link.next('conversation');
    link.send({ type: 'conversation', id, conversation: CONVERSATION, turns: [record(1)], ...PAGE });
    await restoring;
    expect([model.id.value, model.turns.value]).toEqual([fresh, []]);
  });
});

/** Opens the conversation and answers with these turns; the earlier ones are at `next`. */
async function open(
  { model, link }: Awaited<ReturnType<typeof start>>,
  turns: TurnRecord[],
  { next = null, turn }: { next?: string | null; turn?: string } = {},
): Promise<void> {
  model.open(CONVERSATION, turn);
  await reply(link, turns, next);
}

async function reply(link: FakeConnection, turns: TurnRecord[], next: string | null = null) {
  const request = await link.next('conversation');
  const place = { title: 'The title', pinned: false, temporary: false };
  link.send({ type: 'conversation', id: request.id, conversation: CONVERSATION, turns, next, ...place });
  await settled(link);
  return request;
}

function receipt(title: string): Receipt {
  return { kind: 'page', title, url: `https://example.org/${title}`, chars: 5, omittedChars: 0, excerpt: '' };
}

function changed(title: string, turns: number): CompanionMessage {
  const summary = { conversation: CONVERSATION, title, pinned: false, createdAt: 1, usedAt: 1, turns, running: true };
  return { type: 'changed', conversation: summary };
}

describe('branches', () => {
  it('puts an edited question beside the first, with the same attachments and nothing after it', async () => {
    const { model, link } = await start();
    const first = model.ask(question('One?'));
    await answer(link, first, '1');
    const second = model.ask(question('Two?', { attachments: [page] }));
    await answer(link, second, '2');
    await answer(link, model.ask(question('Three?')), '3');
    model.edit(second, 'Too?', [0]);
    expect(asked(model)).toEqual(['One?', 'Too?']);
    for (let n = 0; n < 3; n += 1) await link.next('chat');
    expect(await link.next('chat')).toMatchObject({ message: 'Too?', parent: first.id, attachments: [page] });
  });

  it('asks a question of before with what the companion has of it, or with a part of that', async () => {
    const stage = await start({ language: 'de' });
    const [one, two] = [receipt('one'), receipt('two')];
    await open(stage, [record(1, { receipts: [one, two] })]);
    const { model, link } = stage;
    const [before] = model.turns.value;
    if (!before) throw new Error('there is no turn');
    model.retry(before);
    const attachmentsOf = { turn: turnId(1), indexes: [0, 1] };
    expect(await link.next('chat')).toMatchObject({ message: 'question 1', attachments: [], attachmentsOf });
    expect(model.turns.value[0]?.receipts).toEqual([one, two]);

    model.edit(before, 'Eins?', [1]);
    const edited = await link.next('chat');
    expect(edited).toMatchObject({ message: 'Eins?', attachmentsOf: { ...attachmentsOf, indexes: [1] }, parent: null });
    const [turn] = model.turns.value;
    if (!turn) throw new Error('there is no turn');
    expect(turn.receipts).toEqual([two]);
    await answer(link, turn, '1');

    model.edit(turn, 'Uno?', [0]);
    expect((await link.next('chat')).attachmentsOf).toEqual({ ...attachmentsOf, indexes: [1] });
    model.edit(before, 'Un?', []);
    expect(await link.next('chat')).not.toHaveProperty('attachmentsOf');
  });

  it('does a task of before again in the language of the panel', async () => {
    const stage = await start({ language: 'de' });
    await open(stage, [record(1, { task: 'translate', message: '', receipts: [receipt('one')] })]);
    const [before] = stage.model.turns.value;
    if (before) stage.model.retry(before);
    expect(await stage.link.next('chat')).toMatchObject({ task: 'translate', language: 'de' });
  });

  it('shows the path to what was asked last, and keeps to the branches that were chosen', async () => {
    const stage = await start();
    const { model } = stage;
    const turns = [record(1), record(2), record(3), record(4, { parent: turnId(1) }), record(5)];
    await open(stage, turns);
    expect(asked(model)).toEqual(['question 1', 'question 4', 'question 5']);
    const branches = model.branches.value.get(turnId(4)) ?? [];
    expect(branches.map(({ id }) => id)).toEqual([turnId(2), turnId(4)]);
    expect([...model.branches.value.keys()]).toEqual([turnId(4)]);
    const [second, fourth] = branches;
    if (!second || !fourth) throw new Error('no branches');
    model.showBranch(second);
    expect(asked(model)).toEqual(['question 1', 'question 2', 'question 3']);
    model.showBranch(fourth);
    expect(asked(model)).toEqual(['question 1', 'question 4', 'question 5']);
  });

  it('counts no attempt that brought no word and led nowhere', async () => {
    const stage = await start();
    const turn = turnId(1);
    const failed = record(1, { answer: [], state: 'cancelled', terminal: { type: 'cancelled', turn, seq: 1 } });
    await open(stage, [failed, record(2, { parent: null })]);
    expect(stage.model.branches.value.size).toBe(0);
  });

  it('has a cut answer go on by a turn that follows it', async () => {
    const { model, link } = await start();
    const turn = model.ask(question('One?'));
    await link.next('chat');
    link.send({ type: 'token', turn: turn.id, seq: 1, content: 'Half' });
    link.send({ type: 'cancelled', turn: turn.id, seq: 2 });
    await settled(link);
    model.resume(turn);
    expect(await link.next('chat')).toMatchObject({ parent: turn.id, message: 'Go on where you stopped.' });
  });
});

describe('earlier turns', () => {
  it('come in above when they are asked for, and the path goes through them', async () => {
    const stage = await start();
    const { model, link } = stage;
    await open(stage, [record(3), record(4)], { next: 'cursor' });
    expect([asked(model), model.earlier.value]).toEqual([['question 3', 'question 4'], 'more']);
    model.loadEarlier();
    model.loadEarlier();
    expect(model.earlier.value).toBe('loading');
    expect(await reply(link, [record(1), record(2)])).toMatchObject({ before: 'cursor' });
    expect(asked(model)).toEqual(['question 1', 'question 2', 'question 3', 'question 4']);
    expect(model.earlier.value).toBe('none');
    expect(link.received.filter(({ type }) => type === 'conversation')).toHaveLength(2);
  });

  it('are what an edit of the earliest known question follows', async () => {
    const stage = await start();
    await open(stage, [record(3)], { next: 'cursor' });
    const [third] = stage.model.turns.value;
    if (third) stage.model.edit(third, 'Drei?', []);
    expect(await stage.link.next('chat')).toMatchObject({ message: 'Drei?', parent: turnId(2) });
  });

  it('can be asked for again when they could not be had', async () => {
    const stage = await start();
    const { model, link } = stage;
    await open(stage, [record(2)], { next: 'cursor' });
    model.loadEarlier();
    const { id } = await link.next('conversation');
    link.send({ type: 'error', id, code: 'internal', message: 'm', cure: '', retryable: true });
    await settled(link);
    expect(model.earlier.value).toBe('failed');
    model.loadEarlier();
    await reply(link, [record(1)]);
    expect(asked(model)).toEqual(['question 1', 'question 2']);
  });

  it('are gone through to the turn that the conversation is opened for, on whatever branch it is', async () => {
    const stage = await start();
    const { model, link } = stage;
    await open(stage, [record(4, { parent: turnId(1) })], { next: 'cursor', turn: turnId(2) });
    await reply(link, [record(1), record(2), record(3)]);
    expect(asked(model)).toEqual(['question 1', 'question 2', 'question 3']);
    expect(model.sought.value).toEqual({ turn: turnId(2) });
    model.open(CONVERSATION, turnId(4));
    await settled(link);
    expect(asked(model)).toEqual(['question 1', 'question 4']);
  });

  it('are shown again as they were read last', async () => {
    const stage = await start({ lastRead: () => turnId(1) });
    await open(stage, [record(1), record(2, { parent: null })]);
    expect(asked(stage.model)).toEqual(['question 1']);
  });
});

describe('opening', () => {
  it('says what it is called, and that it is on its way', async () => {
    const stage = await start();
    const { model, link } = stage;
    model.open(CONVERSATION);
    expect([model.isOpening.value, model.isBlank.value, model.draft.value]).toEqual([true, false, CONVERSATION]);
    await reply(link, [record(1)]);
    expect([model.isOpening.value, model.title.value]).toEqual([false, 'The title']);
    model.open(CONVERSATION);
    await settled(link);
    expect(link.received.filter(({ type }) => type === 'conversation')).toHaveLength(1);
  });

  it('says that a conversation is gone, and begins a new one', async () => {
    const { model, link } = await start();
    model.open(CONVERSATION);
    const { id } = await link.next('conversation');
    link.send({ type: 'error', id, code: 'conversation_gone', message: 'gone', cure: '', retryable: false });
    await settled(link);
    expect(model.problem.value?.title).toBe('That chat isn’t there any more');
    expect([model.isBlank.value, model.id.value === CONVERSATION]).toEqual([true, false]);
    model.ask(question('One?'));
    expect(model.problem.value).toBeNull();
  });

  it('says why it failed, keeps what is asked meanwhile, and tries again', async () => {
    const { model, link } = await start();
    model.open(CONVERSATION);
    model.ask(question('Two?'));
    const { id } = await link.next('conversation');
    link.send({ type: 'error', id, code: 'internal', message: 'The disk is full.', cure: 'c', retryable: true });
    await settled(link);
    expect(model.problem.value).toMatchObject({ message: 'The disk is full.', cure: 'c', retryable: true });
    expect(link.received.some(({ type }) => type === 'chat')).toBe(false);
    model.openAgain();
    await reply(link, [record(1)]);
    expect(model.problem.value).toBeNull();
    expect(await link.next('chat')).toMatchObject({ message: 'Two?', parent: turnId(1) });
  });

  it('tries again without moving what it had loaded when an earlier part failed', async () => {
    const { model, link } = await start();
    model.open(CONVERSATION, turnId(9));
    await reply(link, [record(1), record(2)], 'cursor');
    const { id } = await link.next('conversation');
    link.send({ type: 'error', id, code: 'internal', message: 'The disk is slow.', cure: '', retryable: true });
    await settled(link);
    expect(model.problem.value).not.toBeNull();
    model.openAgain();
    await reply(link, [record(1), record(2)]);
    expect(asked(model)).toEqual(['question 1', 'question 2']);
    model.retry(model.turns.value[0] as TurnModel);
    expect(await link.next('chat')).toMatchObject({ message: 'question 1', parent: null });
    expect(asked(model)).toEqual(['question 1']);
    expect([...model.branches.value.values()].map((turns) => turns.length)).toEqual([2]);
  });
});

describe('what changes elsewhere', () => {
  it('is the title', async () => {
    const stage = await start();
    await open(stage, [record(1)]);
    stage.link.send(changed('Another title', 1));
    await settled(stage.link);
    expect(stage.model.title.value).toBe('Another title');
    expect(stage.link.received.filter(({ type }) => type === 'conversation')).toHaveLength(1);
  });

  it('is a question of another panel, which is shown and watched when it follows what is read', async () => {
    const stage = await start();
    const { model, link } = stage;
    await open(stage, [record(1)]);
    link.send(changed('The title', 2));
    await reply(link, [record(1), record(2, { state: 'running', answer: [], terminal: null })]);
    expect(asked(model)).toEqual(['question 1', 'question 2']);
    expect((await link.next('attach')).turn).toBe(turnId(2));
    expect([model.running.value?.id, model.lastAsked.value]).toEqual([turnId(2), '']);
  });

  it('never moves a reader to another branch', async () => {
    const stage = await start();
    const { model, link } = stage;
    await open(stage, [record(1), record(2)]);
    link.send(changed('The title', 3));
    await reply(link, [record(1), record(2), record(3, { parent: turnId(1) })]);
    expect(asked(model)).toEqual(['question 1', 'question 2']);
    expect(model.branches.value.get(turnId(2))).toHaveLength(2);
  });

  it('is nothing that was asked here', async () => {
    const { model, link } = await start();
    const turn = model.ask(question('One?'));
    const summary = { title: 'T', pinned: false, createdAt: 1, usedAt: 1, turns: 1, running: true };
    link.send({ type: 'changed', conversation: { conversation: model.id.value, ...summary } });
    await answer(link, turn, '1');
    link.send({ type: 'changed', conversation: { conversation: model.id.value, ...summary } });
    await settled(link);
    expect(link.received.some(({ type }) => type === 'conversation')).toBe(false);
    expect(model.title.value).toBe('T');
  });
});

describe('a temporary conversation', () => {
  it('says so with every question, and can be chosen only before the first', async () => {
    const { model, link } = await start();
    expect(model.draft.value).toBe('new');
    model.setTemporary(true);
    expect(model.temporary.value).toBe(true);
    await answer(link, model.ask(question('One?')), '1');
    model.setTemporary(false);
    model.ask(question('Two?'));
    expect([(await link.next('chat')).temporary, (await link.next('chat')).temporary]).toEqual([true, true]);
    model.startNew();
    expect(model.temporary.value).toBe(false);
  });

  it('is every new one of a private window', async () => {
    const { model, link } = await start({ isTemporary: true });
    model.ask(question('One?'));
    expect((await link.next('chat')).temporary).toBe(true);
    model.startNew();
    expect(model.temporary.value).toBe(true);
  });
});
