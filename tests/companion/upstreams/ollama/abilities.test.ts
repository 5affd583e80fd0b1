import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOllamaUpstream } from '../../../../companion/upstreams/ollama/ollama-upstream.ts';
import type { Upstream } from '../../../../companion/upstreams/upstream.ts';
import { createFakeOllama, type FakeOllama } from '../../../helpers/fake-ollama.ts';
import * as answers from '../../../helpers/fake-ollama-answers.ts';
import { createManualClock, type ManualClock } from '../../../helpers/manual-clock.ts';

const { signal } = new AbortController();

let fake: FakeOllama;
let clock: ManualClock;
let upstream: Upstream;

beforeEach(async () => {
  fake = createFakeOllama({ models: [{ name: 'minilm', shows: ['embedding'] }, { name: 'small' }] });
  clock = createManualClock();
  upstream = createOllamaUpstream({ url: await fake.listen(), slots: 1, clock });
});
afterEach(async () => {
  upstream.dispose();
  await fake.close();
  expect(clock.pending).toBe(0);
});

async function chatters(): Promise<string[]> {
  const { models } = await upstream.probe(signal);
  return models.filter(({ canChat }) => canChat).map(({ name }) => name);
}

const shown = (): string[] =>
  fake.requests.filter(({ path }) => path === '/api/show').map(({ body }) => String(body.model));

describe('what a model can do', () => {
  test('is what /api/show says, also where /api/tags calls an embedding model `completion`', async () => {
    const { models, status } = await upstream.probe(signal);
    expect(models.map(({ name, canChat, capabilities }) => [name, canChat, capabilities])).toEqual([
      ['minilm', false, ['embedding']],
      ['small', true, ['completion']],
    ]);
    expect(status.error).toBeUndefined();
  });

  test('is asked once for each digest, and again for another', async () => {
    await chatters();
    await chatters();
    expect(shown().sort()).toEqual(['minilm', 'small']);
    fake.models = [{ name: 'minilm', digest: 'f'.repeat(64) }, { name: 'small' }];
    expect(await chatters()).toEqual(['minilm', 'small']);
    expect(shown().sort()).toEqual(['minilm', 'minilm', 'small']);
  });

  test('is not asked of models on other machines', async () => {
    fake.models = [{ name: 'huge:cloud', remoteHost: 'https://ollama.com:443' }];
    expect(await chatters()).toEqual(['huge:cloud']);
    expect(shown()).toEqual([]);
  });

  test.each([
    ['knows no such question', answers.status(404, '404 page not found')],
    ['says nothing of it', answers.status(200, { details: {} })],
    ['says nonsense', answers.status(200, 'oops')],
    ['says that it can do nothing', answers.status(200, { capabilities: [] })],
  ])('is what /api/tags says where a server %s, and that is asked once', async (_, answer) => {
    fake.override('/api/show', answer);
    fake.models = [{ name: 'a' }, { name: 'b', capabilities: ['embedding'] }];
    expect(await chatters()).toEqual(['a']);
    expect(await chatters()).toEqual(['a']);
    expect(shown()).toHaveLength(2);
  });

  test('holds a list up for a quarter of a second at most, and is told when it comes later', async () => {
    const gate = Promise.withResolvers<void>();
    fake.override('/api/show', {
      waits: false,
      async run(exchange) {
        await gate.promise;
        await answers.status(200, { capabilities: ['embedding'] }).run(exchange);
      },
    });
    const listed = chatters();
    await fake.nextRequest('/api/show');
    await fake.nextRequest('/api/show');
    clock.advance(250);
    expect(await listed).toEqual(['minilm', 'small']);
    const news = new Promise<void>((resolve) => upstream.onNews?.(resolve));
    gate.resolve();
    await news;
    expect(await chatters()).toEqual([]);
    expect(shown()).toHaveLength(2);
  });

  test('is asked again of a server that did not answer', async () => {
    fake.override('/api/show', { waits: false, run() {} });
    const listed = chatters();
    await fake.nextRequest('/api/show');
    await fake.nextRequest('/api/show');
    clock.advance(250);
    await listed;
    clock.advance(5_000);
    fake.override('/api/show', undefined);
    while ((await chatters()).length !== 1);
    expect(shown().length).toBeGreaterThan(2);
  });

  test('is said in words when no model can chat', async () => {
    fake.models = [{ name: 'minilm', shows: ['embedding'] }];
    const { status } = await upstream.probe(signal);
    expect(status).toMatchObject({
      status: 'ready',
      error: { code: 'model_not_found', params: { cause: 'none_can_chat', model: 'minilm', others: 0 } },
    });
  });

  test('is read as a real Ollama was recorded to say it', async () => {
    fake.override('/api/tags', answers.recording('tags-embedding'));
    fake.override('/api/ps', answers.recording('ps-embedding-loaded'));
    fake.override('/api/show', answers.recording('show-embedding'));
    const { models } = await upstream.probe(signal);
    expect(models[0]).toMatchObject({ name: 'all-minilm:latest', canChat: false, loaded: true });
  });
});
