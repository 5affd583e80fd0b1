import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWarmUp } from '../../../companion/turns/warm-up.ts';
import { createCatalogue } from '../../../companion/upstreams/catalogue.ts';
import { createOllamaUpstream } from '../../../companion/upstreams/ollama/ollama-upstream.ts';
import { createReaderUpstream } from '../../../companion/upstreams/reader/reader-upstream.ts';
import type { ModelParameters } from '../../../protocol/parameters.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { createFakeOllama, type FakeOllama } from '../../helpers/fake-ollama.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

let fake: FakeOllama;
let dispose: () => void;
let busy = false;

beforeEach(async () => {
  busy = false;
  fake = createFakeOllama({ models: [{ name: 'small' }, { name: 'cloud', remoteHost: 'https://ollama.com' }] });
  await fake.listen();
});
afterEach(async () => {
  dispose();
  await fake.close();
});

/** Says that a question is being written, and gives the loads that came of it. */
async function type(
  model: string,
  { memoryBytes = 2 ** 34, chars = 0, parameters = { keep_alive: 9 } as ModelParameters } = {},
) {
  const clock = createManualClock();
  const upstream = createOllamaUpstream({ url: fake.url, slots: 1, clock });
  const catalogue = createCatalogue({ upstreams: [upstream], reader: createReaderUpstream(), clock });
  await catalogue.refresh();
  const warmUp = createWarmUp({ catalogue, queue: { isBusy: () => busy }, memoryBytes, log: createCapturedLog() });
  dispose = () => {
    warmUp.dispose();
    catalogue.dispose();
    upstream.dispose();
  };
  await Promise.race([
    warmUp.warm({ model, chars, parameters: async () => parameters }),
    fake.nextRequest('/api/chat'),
  ]);
  return fake.requests.filter(({ path }) => path === '/api/chat').map(({ body }) => body);
}

describe('a model whose question is being written', () => {
  it('is loaded without a word, with what is set of it and the context that the question will need', async () => {
    const [load, ...more] = await type('small', { chars: 15_000 });
    expect(load).toMatchObject({ model: 'small', messages: [], keep_alive: '9m', options: { num_ctx: 8192 } });
    expect(more).toEqual([]);
  });

  it('is not loaded while somebody is answered', async () => {
    busy = true;
    expect(await type('small')).toEqual([]);
  });

  it('is not loaded when it does not fit beside what is in memory', async () => {
    expect(await type('small', { memoryBytes: 1000 })).toEqual([]);
  });

  it('is not loaded again, nor on somebody else’s machine', async () => {
    fake.loaded = ['small'];
    expect(await type('small')).toEqual([]);
    dispose();
    expect(await type('cloud')).toEqual([]);
  });
});
