// @vitest-environment node
import { describe, expect, it, onTestFinished } from 'vitest';
import { createConversationModel, type Question } from '../../../client/models/conversation-model.ts';
import type { TurnModel } from '../../../client/models/turn-model.ts';
import type { Attachment } from '../../../protocol/attachment.ts';
import type { TurnRecord } from '../../../protocol/companion-messages.ts';
import type { ErrorCode } from '../../../protocol/error-codes.ts';
import type { FakeConnection } from '../../helpers/fake-connection.ts';
import { CONVERSATION, connect, startCompanion, TOKEN, turnId } from '../connection/connection-harness.ts';

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

async function start({ token = TOKEN, chosen = '' }: { token?: string; chosen?: string } = {}) {
  const companion = await startCompanion({ token: TOKEN });
  const client = connect(companion, { token: token || undefined });
  const model = createConversationModel({ connection: client.connection, chosenModel: () => chosen });
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
    content: `answer ${n}`,
    thinking: '',
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
    expect(turn.terminal.value).toMatchObject({ code: 'forbidden', cure: expect.stringContaining('npm start') });
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

  it('keeps what was said so far in sight, and asks for an alternative to it', async () => {
    const { model, link } = await start();
    const stopped = model.ask(question('One?'));
    await link.next('chat');
    link.send({ type: 'token', turn: stopped.id, seq: 1, content: 'Half' });
    link.send({ type: 'cancelled', turn: stopped.id, seq: 2 });
    await settled(link);
    model.retry(stopped);
    expect(asked(model)).toEqual(['One?', 'One?']);
    const again = await link.next('chat');
    expect(again.parent).toBeNull();
    link.send({ type: 'queued', turn: again.turn, seq: 1, position: 1 });
    model.ask(question('Two?'));
    expect((await link.next('chat')).parent).toBe(again.turn);
  });

  it('asks an earlier question again at the end', async () => {
    const { model, link } = await start();
    const first = model.ask(question('One?'));
    await answer(link, first, '1');
    const second = model.ask(question('Two?'));
    await answer(link, second, '2');
    model.retry(first);
    expect(asked(model)).toEqual(['One?', 'Two?', 'One?']);
    await link.next('chat');
    await link.next('chat');
    expect((await link.next('chat')).parent).toBe(second.id);
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
    model.startNew();
    expect([model.turns.value, model.running.value]).toEqual([[], null]);
    expect(model.id.value).not.toBe(before);
    expect((await link.next('detach')).turn).toBe(turn.id);
    model.ask(question('Two?'));
    await link.next('chat');
    expect(await link.next('chat')).toMatchObject({ parent: null, conversation: model.id.value });
    expect(link.received.some(({ type }) => type === 'cancel')).toBe(false);
  });

  it('shows a conversation as it stands, and watches the turn that runs', async () => {
    const { model, link } = await start();
    const restoring = model.restore(CONVERSATION);
    expect(model.id.value).toBe(CONVERSATION);
    const { id } = await link.next('conversation');
    const running = record(2, {
      state: 'running',
      content: '',
      terminal: null,
      receipts: [{ kind: 'page', title: 'A page', url: '', chars: 5, omittedChars: 0, excerpt: '' }],
    });
    link.send({ type: 'conversation', id, conversation: CONVERSATION, turns: [record(1), running], ...PAGE });
    await restoring;
    expect(model.turns.value.map(({ content, phase }) => [content.value, phase.value])).toEqual([
      ['answer 1', 'done'],
      ['', 'sending'],
    ]);
    expect(model.turns.value.map(({ canRetry }) => canRetry)).toEqual([true, false]);
    expect(await link.next('attach')).toEqual({ type: 'attach', turn: turnId(2), seq: 0 });
    link.send({ type: 'snapshot', turn: turnId(2), seq: 9, content: 'answer 2', thinking: '', steps: [] });
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
