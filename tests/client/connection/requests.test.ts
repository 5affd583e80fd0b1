// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { CompanionRefusal } from '../../../client/connection/companion-refusal.ts';
import type { ModelsMessage } from '../../../protocol/companion-messages.ts';
import { CONVERSATION, connect, startCompanion, TOKEN } from './connection-harness.ts';

const models: ModelsMessage = { type: 'models', models: [], defaultModel: 'reader', upstreams: [] };

const PAGE = { next: null, title: '', pinned: false, temporary: true };

async function start() {
  const companion = await startCompanion({ token: TOKEN });
  const client = connect(companion, { token: TOKEN });
  return { companion, client };
}

describe('loadConversation', () => {
  it('is answered by its id, whatever comes between', async () => {
    const { companion, client } = await start();
    const first = client.connection.loadConversation(CONVERSATION);
    const second = client.connection.loadConversation(CONVERSATION);
    const link = await companion.accept();
    const [a, b] = [await link.next('conversation'), await link.next('conversation')];
    expect(a.id).not.toBe(b.id);
    link.send({
      type: 'error',
      id: b.id,
      code: 'conversation_gone',
      message: 'It is gone.',
      cure: 'c',
      retryable: false,
    });
    link.send({ type: 'conversation', id: a.id, conversation: CONVERSATION, turns: [], ...PAGE });
    expect(await first).toEqual([]);
    const refusal = await second.catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CompanionRefusal);
    expect(refusal).toMatchObject({ code: 'conversation_gone', message: 'It is gone.', cure: 'c' });
  });

  it('is asked again on the next connection when the answer did not come', async () => {
    const { companion, client } = await start();
    const loading = client.connection.loadConversation(CONVERSATION);
    const link = await companion.accept();
    await link.next('conversation');
    link.terminate();
    await client.inPhase('waiting');
    client.wake();
    const again = await companion.accept();
    const { id } = await again.next('conversation');
    again.send({ type: 'conversation', id, conversation: CONVERSATION, turns: [], ...PAGE });
    expect(await loading).toEqual([]);
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
