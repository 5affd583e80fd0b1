import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseParameters } from '../../../../companion/upstreams/ollama/defaults.ts';
import { createOllamaUpstream } from '../../../../companion/upstreams/ollama/ollama-upstream.ts';
import type { Upstream, UpstreamModel } from '../../../../companion/upstreams/upstream.ts';
import type { ModelParameters } from '../../../../protocol/parameters.ts';
import { createFakeOllama, type FakeOllama } from '../../../helpers/fake-ollama.ts';
import * as answers from '../../../helpers/fake-ollama-answers.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';

const { signal } = new AbortController();
const PROMPT = { task: 'chat', question: 'Hello?', sources: [], history: [], language: '' } as const;

let fake: FakeOllama;
let upstream: Upstream;

beforeEach(async () => {
  fake = createFakeOllama({
    models: [
      { name: 'plain' },
      { name: 'oss', capabilities: ['completion', 'thinking'] },
      { name: 'qwen', capabilities: ['completion', 'thinking'] },
    ],
  });
  upstream = createOllamaUpstream({ url: await fake.listen(), slots: 1, clock: createManualClock() });
  await upstream.probe(signal);
});
afterEach(async () => {
  upstream.dispose();
  await fake.close();
});

async function bodyOf(parameters: ModelParameters, model = 'plain') {
  await upstream.chat({ model, prompt: { ...PROMPT }, think: undefined, parameters }, { signal, onDelta() {} });
  return (await fake.nextRequest('/api/chat')).body;
}

describe('what is set of a model', () => {
  test('goes along as Ollama names it', async () => {
    const body = await bodyOf({
      temperature: 0.2,
      top_p: 0.9,
      seed: 7,
      num_ctx: 2048,
      num_predict: 100,
      keep_alive: 30,
      system: 'Be short.',
    });
    expect(body).toMatchObject({
      options: { temperature: 0.2, top_p: 0.9, seed: 7, num_ctx: 2048, num_predict: 100 },
      keep_alive: '30m',
      messages: [
        { role: 'system', content: 'Be short.' },
        { role: 'user', content: 'Hello?' },
      ],
    });
    expect(body).not.toHaveProperty('think');
  });

  test.each([
    [-1, -1],
    [0, '0m'],
  ])('keeps it in memory as long as was said (%d)', async (minutes, said) => {
    expect((await bodyOf({ keep_alive: minutes })).keep_alive).toBe(said);
  });

  test('tells only models that can think how to, and in their way', async () => {
    expect(await bodyOf({ think: 'on' }, 'plain')).not.toHaveProperty('think');
    expect((await bodyOf({ think: 'off' }, 'qwen')).think).toBe(false);
    expect((await bodyOf({ think: 'high' }, 'qwen')).think).toBe(true);
    fake.override('/api/tags', answers.status(200, { models: [{ name: 'oss', details: { family: 'gptoss' } }] }));
    fake.override('/api/show', answers.status(200, { capabilities: ['completion', 'thinking'] }));
    await upstream.probe(signal);
    expect((await bodyOf({ think: 'high' }, 'oss')).think).toBe('high');
    expect((await bodyOf({ think: 'on' }, 'oss')).think).toBe('medium');
    expect((await bodyOf({ think: 'off' }, 'oss')).think).toBe('low');
  });

  test('holds where the server counts more than fits: a context that a person set is not exceeded', async () => {
    const error = 'request (5000 tokens) exceeds the available context size (2048 tokens)';
    fake.script(answers.status(400, { error }));
    await expect(bodyOf({ num_ctx: 2048 })).rejects.toMatchObject({ code: 'context_overflow' });
    expect(fake.requests.filter(({ path }) => path === '/api/chat')).toHaveLength(1);
  });
});

describe("a model's own values", () => {
  test('are those that its makers set', async () => {
    const parameters =
      'stop                           "<|im_end|>"\nnum_ctx                        2048\ntemperature 0.6\n';
    fake.override('/api/show', answers.status(200, { parameters, system: 'You are Aya.' }));
    const described = await upstream.defaults?.({ name: 'qwen' } as UpstreamModel, signal);
    expect(described).toMatchObject({
      thinking: ['off', 'on'],
      defaults: { num_ctx: 2048, temperature: 0.6, system: 'You are Aya.' },
      mostContext: expect.any(Number),
    });
  });

  test.each([
    ['', {}],
    ['temperature', {}],
    ['temperature 9\nseed 3', { seed: 3 }],
    ['num_predict -1\ntop_p 1e0\nconstructor 1', { top_p: 1 }],
  ])('leave out what makes no sense here (%j)', (text, parsed) => {
    expect(parseParameters(text)).toEqual(parsed);
  });
});
