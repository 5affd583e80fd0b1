// @vitest-environment node
import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ClientMessage } from '../../../../protocol/client-messages.ts';
import type { ConversationSummary, SearchHit } from '../../../../protocol/conversation-requests.ts';
import { createHistoryState, type HistoryState } from '../../../../sidebar/state/history/history-state.ts';
import { type Conversations, runningIn } from '../../../../sidebar/state/history/running-in.ts';
import { createFakeCompanionConnection } from '../../../helpers/fake-companion-connection.ts';
import type { FakeConnection } from '../../../helpers/fake-connection.ts';
import { inWords } from '../../../helpers/in-words.ts';
import { saidOf } from '../../../helpers/said-of.ts';
import { settle } from '../../../helpers/settle.ts';
import { connect, startCompanion, TOKEN, turnId } from '../../connection/connection-harness.ts';

const NOW = new Date(2026, 4, 20, 15).getTime();

/** The nth conversation: the larger the number, the longer ago it was used. */
function summary(n: number, values: Partial<ConversationSummary> = {}): ConversationSummary {
  const usedAt = NOW - n * 60_000;
  return {
    conversation: turnId(n),
    title: `chat ${n}`,
    pinned: false,
    createdAt: usedAt,
    usedAt,
    turns: 1,
    running: false,
    ...values,
  };
}

const titles = (history: HistoryState) =>
  history.groups.value.flatMap(({ conversations }) => conversations.map(({ title }) => title));

async function start({ token = TOKEN }: { token?: string } = {}) {
  const companion = await startCompanion({ token: TOKEN });
  const client = connect(companion, { token: token || undefined });
  const told: string[] = [];
  const known = signal<Conversations>(new Map());
  const history = createHistoryState({
    connection: client.connection,
    clock: client.clock,
    today: () => NOW,
    known,
    onRemoved: (conversation) => told.push(`removed ${conversation}`),
    onRestored: (conversation) => told.push(`restored ${conversation}`),
  });
  onTestFinished(() => history.dispose());
  const link = await companion.accept();
  await client.inPhase('ready');
  return { companion, client, history, known, link, told };
}

/** With a list of these conversations on screen. */
async function list(...items: ConversationSummary[]) {
  const stage = await start();
  stage.history.look();
  await answerList(stage.link, items);
  return stage;
}

async function answerList(link: FakeConnection, items: ConversationSummary[], next: string | null = null) {
  const request = await link.next('conversations');
  link.send({ type: 'conversations', id: request.id, items, next });
  await settled(link);
  return request;
}

async function settled(link: FakeConnection): Promise<void> {
  link.send({ type: 'ping' });
  await link.next('pong');
}

async function accept(link: FakeConnection, { id }: { id: string }): Promise<void> {
  link.send({ type: 'ok', id });
  await settled(link);
}

async function refuse(link: FakeConnection, { id }: { id: string }, message = 'No.'): Promise<void> {
  link.send({ type: 'error', id, code: 'internal', params: inWords(message, 'Look at the log.'), retryable: true });
  await settled(link);
}

const countOf = (link: FakeConnection, wanted: ClientMessage['type']) =>
  link.received.filter(({ type }) => type === wanted).length;

describe('a failure that comes late', () => {
  function lookOverFake() {
    const companion = createFakeCompanionConnection();
    const history = createHistoryState({ connection: companion.connection, today: () => NOW });
    onTestFinished(() => history.dispose());
    companion.connect();
    history.look();
    return { companion, history };
  }
  const page = (next: string | null, ...items: ConversationSummary[]) => ({
    type: 'conversations' as const,
    items,
    next,
  });

  it('says nothing of the list that is loaded over the next connection', async () => {
    const { companion, history } = lookOverFake();
    const late = companion.requestOf('conversations');
    companion.connect();
    late.fail(new Error('The connection broke.'));
    await settle();
    expect([history.status.value, history.problem.value]).toEqual(['loading', null]);
    // Nor is the list asked for a third time.
    history.look();
    expect(companion.requests).toHaveLength(2);
    companion.requestOf('conversations').answer(page(null, summary(1)));
    await settle();
    expect([history.status.value, titles(history)]).toEqual(['ready', ['chat 1']]);
  });

  it('says nothing of the rest of a list that was loaded anew', async () => {
    const { companion, history } = lookOverFake();
    companion.requestOf('conversations').answer(page('cursor', summary(1)));
    await settle();
    history.loadMore();
    const late = companion.requestOf('conversations');
    companion.connect();
    companion.requestOf('conversations').answer(page('other', summary(2)));
    await settle();
    late.fail(new Error('The connection broke.'));
    await settle();
    expect([history.problem.value, titles(history)]).toEqual([null, ['chat 2']]);
  });

  it('is no answer either: the rest of a list that was loaded anew is not added to it', async () => {
    const { companion, history } = lookOverFake();
    companion.requestOf('conversations').answer(page('cursor', summary(1)));
    await settle();
    history.loadMore();
    const late = companion.requestOf('conversations');
    companion.connect();
    companion.requestOf('conversations').answer(page('other', summary(2)));
    await settle();
    late.answer(page(null, summary(3)));
    await settle();
    expect([history.more.value, titles(history)]).toEqual(['more', ['chat 2']]);
  });
});

describe('the list', () => {
  it('is asked for once somebody looks, and not before', async () => {
    const { history, link } = await start();
    await settled(link);
    expect([history.status.value, countOf(link, 'conversations')]).toEqual(['idle', 0]);
    history.look();
    expect(history.status.value).toBe('loading');
    await answerList(link, [summary(2), summary(1), summary(9, { pinned: true })]);
    expect([history.status.value, titles(history)]).toEqual(['ready', ['chat 9', 'chat 1', 'chat 2']]);
    history.look();
    await settled(link);
    expect(countOf(link, 'conversations')).toBe(1);
  });

  it('goes on where its first part ended', async () => {
    const { history, link } = await start();
    history.look();
    await answerList(link, [summary(1)], 'cursor');
    expect(history.more.value).toBe('more');
    history.loadMore();
    history.loadMore();
    expect(history.more.value).toBe('loading');
    expect((await answerList(link, [summary(2)])).before).toBe('cursor');
    expect([titles(history), history.more.value]).toEqual([['chat 1', 'chat 2'], 'none']);
    history.loadMore();
    await settled(link);
    expect(countOf(link, 'conversations')).toBe(2);
  });

  it('follows what changes, comes and goes', async () => {
    const { history, known, link } = await list(summary(1), summary(2));
    link.send({ type: 'changed', conversation: summary(2, { usedAt: NOW, running: true }) });
    link.send({ type: 'changed', conversation: summary(3) });
    link.send({ type: 'removed', conversation: turnId(1) });
    await settled(link);
    expect(titles(history)).toEqual(['chat 2', 'chat 3']);
    expect([...runningIn(known.value)]).toEqual([turnId(2)]);
  });

  it('is asked for again on another connection, since changes were missed', async () => {
    const { companion, client, history, link } = await list(summary(1), summary(2));
    link.terminate();
    await client.inPhase('waiting');
    expect([history.status.value, titles(history)]).toEqual(['ready', ['chat 1', 'chat 2']]);
    client.wake();
    const again = await companion.accept();
    expect((await again.next('watch')).topic).toBe('conversations');
    await answerList(again, [summary(2)]);
    expect(titles(history)).toEqual(['chat 2']);
  });

  it('is asked for again when something ran, though nobody looks', async () => {
    const { companion, client, known, link } = await start();
    link.send({ type: 'changed', conversation: summary(1, { running: true }) });
    await settled(link);
    link.terminate();
    await client.inPhase('waiting');
    client.wake();
    await answerList(await companion.accept(), [summary(1)]);
    expect(runningIn(known.value).size).toBe(0);
  });

  it('says why it could not be had, and tries again', async () => {
    const { history, link } = await start();
    history.look();
    await refuse(link, await link.next('conversations'), 'The disk is full.');
    expect(history.status.value).toBe('failed');
    expect(history.problem.value?.error?.params).toEqual(inWords('The disk is full.', 'Look at the log.'));
    history.retry();
    await answerList(link, [summary(1)]);
    expect([history.status.value, history.problem.value]).toEqual(['ready', null]);
  });

  it('keeps what is there when the rest could not be had', async () => {
    const { history, link } = await start();
    history.look();
    await answerList(link, [summary(1)], 'cursor');
    history.loadMore();
    await refuse(link, await link.next('conversations'));
    expect([history.status.value, titles(history)]).toEqual(['ready', ['chat 1']]);
    history.loadMore();
    history.retry();
    expect((await answerList(link, [summary(2)])).before).toBe('cursor');
    expect(titles(history)).toEqual(['chat 1', 'chat 2']);
  });

  it('says why there is no connection, and comes with the next', async () => {
    const { companion, client, history, link } = await start();
    link.close(1011, 'oops');
    await client.inPhase('waiting');
    history.look();
    expect([history.status.value, saidOf(history.problem.value)?.title]).toEqual(['failed', 'The companion failed']);
    history.retry();
    await answerList(await companion.accept(), [summary(1)]);
    expect([history.problem.value, titles(history)]).toEqual([null, ['chat 1']]);
  });

  it('tells a guest what it needs, and asks for nothing', async () => {
    const { history, link } = await start({ token: '' });
    history.look();
    await settled(link);
    expect(history.problem.value).toMatchObject({ code: 'not_for_guests', retryable: false });
    expect(saidOf(history.problem.value)?.command).toBe('npm run -s aside -- pair');
    expect(countOf(link, 'conversations')).toBe(0);
  });
});

describe('renaming and pinning', () => {
  it('shows at once what the companion then keeps', async () => {
    const { history, link } = await list(summary(1), summary(2));
    history.rename(turnId(2), '  Better ');
    history.pin(turnId(2), true);
    expect(titles(history)).toEqual(['Better', 'chat 1']);
    expect(await link.next('rename')).toMatchObject({ conversation: turnId(2), title: 'Better' });
    expect(await link.next('pin')).toMatchObject({ conversation: turnId(2), pinned: true });
  });

  it('takes back what the companion refuses, in words', async () => {
    const { history, link } = await list(summary(1), summary(2));
    history.rename(turnId(2), 'Better');
    history.pin(turnId(2), true);
    await refuse(link, await link.next('rename'), 'The disk is full.');
    expect(titles(history)).toEqual(['chat 2', 'chat 1']);
    expect(history.failure.value).toMatchObject({
      code: 'not_renamed',
      error: { params: inWords('The disk is full.', 'Look at the log.') },
    });
    history.dismissFailure();
    await refuse(link, await link.next('pin'));
    expect(titles(history)).toEqual(['chat 1', 'chat 2']);
    expect(history.failure.value).toMatchObject({ code: 'not_pinned' });
  });

  it.each(['', '   ', 'chat 1'])('leaves a title that was replaced by %j', async (title) => {
    const { history, link } = await list(summary(1));
    history.rename(turnId(1), title);
    await settled(link);
    expect([titles(history), countOf(link, 'rename')]).toEqual([['chat 1'], 0]);
  });
});

describe('deleting', () => {
  it('is done at once and can be undone for eight seconds', async () => {
    const { client, history, link, told } = await list(summary(1), summary(2));
    history.remove(turnId(1));
    expect([titles(history), history.done.value?.title]).toEqual([['chat 2'], 'chat 1']);
    await accept(link, await link.next('delete'));
    client.clock.advance(7_999);
    history.undo();
    expect(history.done.value).toBeNull();
    await accept(link, await link.next('restore'));
    expect(titles(history)).toEqual(['chat 1', 'chat 2']);
    expect(told).toEqual([`removed ${turnId(1)}`, `restored ${turnId(1)}`]);
  });

  it('is past once the eight seconds are, unless somebody is at the offer', async () => {
    const { client, history, link } = await list(summary(1));
    history.remove(turnId(1));
    await accept(link, await link.next('delete'));
    history.holdUndo(true);
    client.clock.advance(12_000);
    expect(history.done.value).not.toBeNull();
    history.holdUndo(false);
    client.clock.advance(8_000);
    expect(history.done.value).toBeNull();
    history.undo();
    await settled(link);
    expect(countOf(link, 'restore')).toBe(0);
  });

  it('brings back the one that was deleted last', async () => {
    const { history, link } = await list(summary(1), summary(2));
    history.remove(turnId(1));
    history.remove(turnId(2));
    history.undo();
    expect((await link.next('restore')).conversation).toBe(turnId(2));
  });

  it('listens to nothing that was said before it was done', async () => {
    const { history, link } = await list(summary(1));
    history.remove(turnId(1));
    link.send({ type: 'changed', conversation: summary(1, { running: true }) });
    await settled(link);
    expect(titles(history)).toEqual([]);
    await accept(link, await link.next('delete'));
    link.send({ type: 'changed', conversation: summary(1) });
    await settled(link);
    expect(titles(history)).toEqual(['chat 1']);
  });

  it('is taken back when the companion refuses', async () => {
    const { history, link, told } = await list(summary(1));
    history.remove(turnId(1));
    await refuse(link, await link.next('delete'));
    expect([titles(history), history.done.value]).toEqual([['chat 1'], null]);
    expect(history.failure.value).toMatchObject({
      code: 'not_deleted',
      error: { params: { message: 'No.' } },
    });
    expect(told).toEqual([`removed ${turnId(1)}`, `restored ${turnId(1)}`]);
  });

  it('can be undone once more when that failed', async () => {
    const { history, link } = await list(summary(1));
    history.remove(turnId(1));
    await accept(link, await link.next('delete'));
    history.undo();
    await refuse(link, await link.next('restore'));
    expect([titles(history), history.done.value?.title]).toEqual([[], 'chat 1']);
  });
});

describe('searching', () => {
  const hit = (n: number): SearchHit => ({
    conversation: turnId(n),
    title: `chat ${n}`,
    turn: null,
    snippet: { text: `chat ${n}`, ranges: [[0, 4]] },
    at: NOW,
  });

  async function find(stage: Awaited<ReturnType<typeof start>>, query: string, hits: SearchHit[]) {
    stage.history.query.value = query;
    stage.client.clock.advance(150);
    const request = await stage.link.next('search');
    stage.link.send({ type: 'search', id: request.id, query, hits });
    await settled(stage.link);
    return request;
  }

  it('waits for a pause in the typing, and for two letters', async () => {
    const stage = await start();
    const { client, history, link } = stage;
    history.query.value = ' c ';
    client.clock.advance(1_000);
    expect(history.search.value).toEqual({ phase: 'none' });
    history.query.value = 'ch';
    client.clock.advance(149);
    history.query.value = 'cha';
    expect(history.search.value).toEqual({ phase: 'searching', hits: [] });
    expect((await find(stage, ' chat ', [hit(1)])).query).toBe('chat');
    expect(history.search.value).toEqual({ phase: 'found', query: 'chat', hits: [hit(1)] });
    expect(countOf(link, 'search')).toBe(1);
    history.query.value = '';
    expect(history.search.value).toEqual({ phase: 'none' });
  });

  it('looks for a single character where that is a word', async () => {
    const stage = await start();
    for (const word of ['猫', 'あ', '길', '\u{20bb7}']) {
      expect((await find(stage, word, [hit(1)])).query).toBe(word);
    }
  });

  it('shows what was found before until there is something newer', async () => {
    const stage = await start();
    await find(stage, 'chat', [hit(1)]);
    stage.history.query.value = 'chats';
    expect(stage.history.search.value).toEqual({ phase: 'searching', hits: [hit(1)] });
  });

  it('ignores the answer to words that were changed since', async () => {
    const { client, history, link } = await start();
    history.query.value = 'one';
    client.clock.advance(150);
    const first = await link.next('search');
    history.query.value = 'two';
    client.clock.advance(150);
    const second = await link.next('search');
    link.send({ type: 'search', id: second.id, query: 'two', hits: [hit(2)] });
    link.send({ type: 'search', id: first.id, query: 'one', hits: [hit(1)] });
    await settled(link);
    expect(history.search.value).toMatchObject({ query: 'two', hits: [{ title: 'chat 2' }] });
  });

  it('ignores that it failed for words that were changed since', async () => {
    const { client, history, link } = await start();
    history.query.value = 'one';
    client.clock.advance(150);
    const first = await link.next('search');
    history.query.value = 'two';
    client.clock.advance(150);
    await link.next('search');
    await refuse(link, first);
    expect(history.search.value).toEqual({ phase: 'searching', hits: [] });
  });

  it('follows renamed and deleted chats', async () => {
    const stage = await start();
    await find(stage, 'chat', [hit(1), hit(2)]);
    stage.link.send({ type: 'changed', conversation: summary(1, { title: 'Better' }) });
    stage.link.send({ type: 'removed', conversation: turnId(2) });
    await settled(stage.link);
    expect(stage.history.search.value).toMatchObject({ hits: [{ title: 'Better' }] });
  });

  it('says why it failed, and looks again', async () => {
    const stage = await start();
    const { client, history, link } = stage;
    history.query.value = 'chat';
    client.clock.advance(150);
    await refuse(link, await link.next('search'));
    expect(history.search.value).toMatchObject({ phase: 'failed', problem: { error: { params: { message: 'No.' } } } });
    history.searchAgain();
    client.clock.advance(150);
    await link.next('search');
  });
});

describe('filtering', () => {
  async function filter(stage: Awaited<ReturnType<typeof list>>, ...items: ConversationSummary[]) {
    stage.client.clock.advance(150);
    return answerList(stage.link, items);
  }

  it('lists what the filter is true of, and the list of before once it is gone', async () => {
    const stage = await list(summary(1), summary(2));
    const { history } = stage;
    history.query.value = 'tag:sea ';
    history.takeTyped();
    expect((await filter(stage, summary(3))).filter).toEqual({ tags: ['sea'] });
    expect([titles(history), history.isFiltered.value]).toEqual([['chat 3'], true]);
    history.filter.value = {};
    expect([titles(history), history.isFiltered.value]).toEqual([['chat 1', 'chat 2'], false]);
  });

  it('has what was deleted again once that is undone, in the list and among what was found', async () => {
    const stage = await list(summary(1));
    const { history, link } = stage;
    history.filter.value = { tags: ['sea'] };
    await filter(stage, summary(3), summary(4));
    history.arrange('delete', [turnId(3), turnId(4)]);
    expect(titles(history)).toEqual([]);
    const { id } = await link.next('change_chats');
    const conversations = [turnId(3), turnId(4)];
    link.send({ type: 'chats_changed', id, change: 'delete', conversations });
    await settled(link);
    history.undo();
    const undone = await link.next('change_chats');
    expect(undone).toMatchObject({ change: 'restore', conversations });
    link.send({ type: 'chats_changed', id: undone.id, change: 'restore', conversations });
    await answerList(link, [summary(3), summary(4)]);
    expect(titles(history)).toEqual(['chat 3', 'chat 4']);
  });

  it('follows what other windows do with many', async () => {
    const { history, link } = await list(summary(1), summary(2), summary(3));
    link.send({ type: 'chats_changed', change: 'tag', tag: 'sea', conversations: [turnId(1)] });
    link.send({ type: 'chats_changed', change: 'archive', conversations: [turnId(2)] });
    link.send({ type: 'chats_changed', change: 'delete', conversations: [turnId(3)] });
    await settled(link);
    expect([titles(history), history.find(turnId(1))?.tags]).toEqual([['chat 1'], ['sea']]);
    link.send({ type: 'chats_changed', change: 'restore', conversations: [turnId(3)] });
    expect(await answerList(link, [summary(1), summary(3)])).toMatchObject({ filter: { archived: false } });
    expect(titles(history)).toEqual(['chat 1', 'chat 3']);
  });

  it('takes back what the companion refuses, and undoes only what was different', async () => {
    const { history, link } = await list(summary(1), summary(2, { tags: ['sea'] }));
    history.arrange('tag', [turnId(1), turnId(2)], 'sea');
    const first = await link.next('change_chats');
    link.send({ type: 'chats_changed', id: first.id, change: 'tag', tag: 'sea', conversations: [turnId(1)] });
    await settled(link);
    history.undo();
    expect(await link.next('change_chats')).toMatchObject({ change: 'untag', tag: 'sea', conversations: [turnId(1)] });
    history.arrange('archive', [turnId(1)]);
    expect(titles(history)).toEqual(['chat 2']);
    await refuse(link, await link.next('change_chats'));
    expect([titles(history), history.failure.value?.code]).toEqual([['chat 1', 'chat 2'], 'chats_not_changed']);
  });
});
