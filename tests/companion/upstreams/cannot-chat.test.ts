/** Models that are there and can't chat: never offered, never the default, and named with the reason. */

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMemoryConversations } from '../../../companion/conversations/memory-conversations.ts';
import { createMemoryLive } from '../../../companion/live/memory-live.ts';
import { createSlotQueue } from '../../../companion/turns/queue/slot-queue.ts';
import { createTurnRegistry } from '../../../companion/turns/turn-registry.ts';
import { type Catalogue, createCatalogue } from '../../../companion/upstreams/catalogue.ts';
import { createOllamaUpstream } from '../../../companion/upstreams/ollama/ollama-upstream.ts';
import { createReaderUpstream } from '../../../companion/upstreams/reader/reader-upstream.ts';
import type { Upstream } from '../../../companion/upstreams/upstream.ts';
import { toQuestion } from '../../../protocol/question-parts.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { createFakeOllama, type FakeOllama } from '../../helpers/fake-ollama.ts';
import * as answers from '../../helpers/fake-ollama-answers.ts';
import { createManualClock, type ManualClock } from '../../helpers/manual-clock.ts';

let fake: FakeOllama;
let clock: ManualClock;
let upstream: Upstream;
let catalogue: Catalogue;

beforeEach(async () => {
  fake = createFakeOllama({ models: [{ name: 'minilm', shows: ['embedding'] }, { name: 'small' }] });
  fake.loaded = ['minilm'];
  clock = createManualClock();
  upstream = createOllamaUpstream({ url: await fake.listen(), slots: 1, clock });
  catalogue = createCatalogue({
    upstreams: [upstream],
    reader: createReaderUpstream(),
    clock,
    limits: { upstreamGapMs: 0 },
  });
});
afterEach(async () => {
  catalogue.dispose();
  upstream.dispose();
  await fake.close();
  expect(clock.pending).toBe(0);
});

/** The fake keeps its secret: `/api/show` says nothing of what its models can do. */
function hideAbilities(): void {
  fake.override('/api/show', answers.status(200, {}));
}

const names = () => catalogue.snapshot().models.map(({ name }) => name);

async function ask(model?: string) {
  const live = createMemoryLive(clock);
  const registry = createTurnRegistry({
    catalogue,
    queue: createSlotQueue(clock, live),
    live,
    clock,
    log: createCapturedLog(),
  });
  const turn = randomUUID();
  const conversation = randomUUID();
  const question = { task: 'chat', parts: toQuestion('?', []), model, think: undefined, language: '' } as const;
  const asked = await registry.ask({
    turn,
    asker: { id: 'anna', isPrivate: false },
    fingerprint: turn,
    question,
    context: createMemoryConversations().contextFor({
      turn,
      conversation,
      parent: null,
      task: 'chat',
    }),
    parent: null,
    conversation,
  });
  if (!('turn' in asked)) throw new Error('refused');
  const terminal = await asked.turn.ended;
  await registry.shutdown();
  live.dispose();
  return terminal;
}

test('an embedding model is not listed and not the default, although it is the one that is loaded', async () => {
  const snapshot = await catalogue.refresh();
  expect(names()).toEqual(['small', 'reader']);
  expect(snapshot).toMatchObject({ cannotChat: [{ name: 'minilm' }], defaultModel: 'small' });
  expect(await ask()).toMatchObject({ type: 'done', model: 'small' });
  expect(fake.requests.filter(({ path }) => path === '/api/chat').map(({ body }) => body.model)).toEqual(['small']);
});

test('one that is asked by name is refused with the reason, before its server is asked', async () => {
  expect(await ask('minilm')).toMatchObject({
    type: 'error',
    code: 'model_unsupported',
    params: { cause: 'only_search', model: 'minilm' },
  });
  expect(fake.requests.some(({ path }) => path === '/api/chat')).toBe(false);
});

test('a default that turns out to be one gives way to the next model, and is not offered again', async () => {
  hideAbilities();
  expect(await catalogue.refresh()).toMatchObject({ cannotChat: [], defaultModel: 'minilm' });
  expect(await ask()).toMatchObject({ type: 'done', model: 'small' });
  expect(names()).toEqual(['small', 'reader']);
  clock.advance(2_000);
  expect(await ask()).toMatchObject({ type: 'done', model: 'small' });
  expect(fake.requests.filter(({ path, body }) => path === '/api/chat' && body.model === 'minilm')).toHaveLength(1);
});

test('when every model turns out to be one, the reader answers', async () => {
  hideAbilities();
  fake.models = [
    { name: 'minilm', shows: ['embedding'] },
    { name: 'bge', shows: ['embedding'] },
  ];
  expect(await ask()).toMatchObject({ type: 'done', model: 'reader' });
});

test('one that was named and refuses is not replaced, and not offered again until its digest changes', async () => {
  hideAbilities();
  expect(await ask('minilm')).toMatchObject({ type: 'error', code: 'model_unsupported' });
  const changes: string[][] = [];
  catalogue.onChange(({ cannotChat }) => changes.push(cannotChat.map(({ name }) => name)));
  expect(names()).toEqual(['small', 'reader']);
  await catalogue.refresh();
  expect(names()).toEqual(['small', 'reader']);
  fake.models = [{ name: 'minilm', digest: 'f'.repeat(64) }, { name: 'small' }];
  await catalogue.refresh();
  expect(names()).toEqual(['minilm', 'small', 'reader']);
  expect(changes).toEqual([[]]);
  expect(await ask('minilm')).toMatchObject({ type: 'done', model: 'minilm' });
});

test('what is learned late leaves the list by itself', async () => {
  const gate = Promise.withResolvers<void>();
  fake.override('/api/show', {
    waits: false,
    async run(exchange) {
      await gate.promise;
      const capabilities = exchange.request.body.model === 'minilm' ? ['embedding'] : ['completion'];
      await answers.status(200, { capabilities }).run(exchange);
    },
  });
  const listed = catalogue.refresh();
  await fake.nextRequest('/api/show');
  await fake.nextRequest('/api/show');
  clock.advance(250);
  expect((await listed).models.map(({ name }) => name)).toEqual(['minilm', 'small', 'reader']);
  const changed = new Promise<string[]>((resolve) =>
    catalogue.onChange(({ cannotChat }) => resolve(cannotChat.map(({ name }) => name))),
  );
  gate.resolve();
  expect(await changed).toEqual(['minilm']);
});
