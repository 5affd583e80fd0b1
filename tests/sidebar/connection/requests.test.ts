// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { CompanionMessage, ModelsMessage } from '../../../protocol/companion-messages.ts';
import { CompanionRefusal } from '../../../sidebar/connection/companion-refusal.ts';
import { RequestFailure } from '../../../sidebar/connection/request-failure.ts';
import { inWords } from '../../helpers/in-words.ts';
import { CONVERSATION, connect, startCompanion, type TestClient, TOKEN } from './connection-harness.ts';

const models: ModelsMessage = { type: 'models', models: [], defaultModel: 'reader', upstreams: [] };

async function start() {
  const companion = await startCompanion({ token: TOKEN });
  const client = connect(companion, { token: TOKEN });
  return { companion, client };
}

const load = (client: TestClient, patience: 'now' | 'ever') =>
  client.connection.request({ type: 'conversation', conversation: CONVERSATION }, patience);

const failureOf = (request: Promise<unknown>) => request.then(() => undefined).catch((error: unknown) => error);

function conversationReply(id: string): CompanionMessage {
  const empty = { turns: [], next: null, title: 'T', pinned: false, temporary: false };
  return { type: 'conversation', id, conversation: CONVERSATION, ...empty };
}

describe('a request', () => {
  it('is answered by its id, whatever comes between', async () => {
    const { companion, client } = await start();
    const link = await companion.accept();
    await client.inPhase('ready');
    const first = load(client, 'now');
    const second = load(client, 'now');
    const [a, b] = [await link.next('conversation'), await link.next('conversation')];
    expect(a.id).not.toBe(b.id);
    link.send({
      type: 'error',
      id: b.id,
      code: 'conversation_gone',
      params: inWords('It is gone.', 'c'),
      retryable: false,
    });
    link.send(conversationReply(a.id));
    expect(await first).toMatchObject({ title: 'T', turns: [] });
    const refusal = await failureOf(second);
    expect(refusal).toBeInstanceOf(CompanionRefusal);
    expect(refusal).toMatchObject({ code: 'conversation_gone', params: inWords('It is gone.', 'c') });
    expect(client.clock.nextInMs).toBeLessThan(15_000);
  });

  it('is not answered by a reply of another kind', async () => {
    const { companion, client } = await start();
    const link = await companion.accept();
    await client.inPhase('ready');
    const renamed = client.connection.request({ type: 'rename', conversation: CONVERSATION, title: 'New' });
    const { id, title } = await link.next('rename');
    expect(title).toBe('New');
    link.send({ type: 'conversations', id, items: [], next: null });
    link.send({ type: 'ok', id });
    expect(await renamed).toEqual({ type: 'ok', id });
  });

  it('fails in words at once when there is no connection', async () => {
    const { client } = await start();
    const failure = await failureOf(load(client, 'now'));
    expect(failure).toBeInstanceOf(RequestFailure);
    expect(failure).toMatchObject({ code: 'not_connected' });
  });

  it('fails in words when the connection breaks, and is not sent again', async () => {
    const { companion, client } = await start();
    const link = await companion.accept();
    await client.inPhase('ready');
    const failure = failureOf(load(client, 'now'));
    await link.next('conversation');
    link.terminate();
    expect(await failure).toMatchObject({ code: 'connection_broke' });
    await client.inPhase('waiting');
    client.wake();
    const again = await companion.accept();
    again.send({ type: 'ping' });
    await again.next('pong');
    expect(again.received.map(({ type }) => type)).toEqual(['hello', 'pong']);
  });

  it('fails in words when nothing comes in time', async () => {
    const { companion, client } = await start();
    const link = await companion.accept();
    await client.inPhase('ready');
    const failure = failureOf(load(client, 'now'));
    await link.next('conversation');
    client.clock.advance(15_000);
    expect(await failure).toMatchObject({ code: 'no_answer' });
  });

  it('that has the patience waits for a connection, and is sent again on the next', async () => {
    const { companion, client } = await start();
    const loading = load(client, 'ever');
    const link = await companion.accept();
    await link.next('conversation');
    client.clock.advance(19_000);
    link.terminate();
    await client.inPhase('waiting');
    client.wake();
    const again = await companion.accept();
    const { id } = await again.next('conversation');
    again.send(conversationReply(id));
    expect(await loading).toMatchObject({ conversation: CONVERSATION });
  });
});

describe('watchConversations', () => {
  const changed: CompanionMessage = {
    type: 'changed',
    conversation: {
      conversation: CONVERSATION,
      title: 'T',
      pinned: false,
      createdAt: 1,
      usedAt: 2,
      turns: 1,
      running: true,
    },
  };

  it('asks once on each connection, and tells every listener', async () => {
    const { companion, client } = await start();
    const told: unknown[] = [];
    const unwatch = client.connection.watchConversations((change) => told.push(change.type));
    client.connection.watchConversations((change) => told.push(change));
    const link = await companion.accept();
    expect(await link.next('watch')).toEqual({ type: 'watch', topic: 'conversations' });
    link.send(changed);
    link.send({ type: 'ping' });
    await link.next('pong');
    expect(told).toEqual(['changed', changed]);
    unwatch();
    link.terminate();
    await client.inPhase('waiting');
    client.wake();
    const again = await companion.accept();
    expect((await again.next('watch')).topic).toBe('conversations');
    again.send({ type: 'removed', conversation: CONVERSATION });
    again.send({ type: 'ping' });
    await again.next('pong');
    expect(told.slice(2)).toEqual([{ type: 'removed', conversation: CONVERSATION }]);
    expect(again.received.filter(({ type }) => type === 'watch')).toHaveLength(1);
  });

  it('asks for nothing as a guest, since that would be refused', async () => {
    const companion = await startCompanion({ token: TOKEN });
    const client = connect(companion);
    client.connection.watchConversations(() => {});
    const link = await companion.accept();
    await client.inPhase('ready');
    link.send({ type: 'ping' });
    await link.next('pong');
    expect(link.received.map(({ type }) => type)).toEqual(['hello', 'pong']);
  });
});

describe('watchModels', () => {
  it('asks once for any number of listeners, and tells a later one what is known', async () => {
    const { companion, client } = await start();
    const told: string[] = [];
    const first = Promise.withResolvers<void>();
    client.connection.watchModels(() => {
      told.push('first');
      first.resolve();
    });
    const link = await companion.accept();
    await link.next('watch');
    link.send(models);
    await first.promise;
    const unwatch = client.connection.watchModels(({ defaultModel }) => told.push(`second: ${defaultModel}`));
    expect(told).toEqual(['first', 'second: reader']);
    unwatch();
    link.send(models);
    link.send({ type: 'ping' });
    await link.next('pong');
    expect(told).toEqual(['first', 'second: reader', 'first']);
    expect(link.received.filter(({ type }) => type === 'watch')).toHaveLength(1);
  });

  it('asks for nothing when nobody listens', async () => {
    const { companion, client } = await start();
    const link = await companion.accept();
    await client.inPhase('ready');
    link.send({ type: 'ping' });
    await link.next('pong');
    expect(link.received.map(({ type }) => type)).toEqual(['hello', 'pong']);
  });
});
