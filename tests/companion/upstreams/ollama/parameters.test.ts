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

describe('a context that does not fit into memory', () => {
  const NO_MEMORY = 'model requires more system memory (9.1 GiB) than is available (4.0 GiB)';
  const long = { ...PROMPT, question: 'Some words of a page. '.repeat(3000) };

  async function ask(prompt: typeof long, parameters: ModelParameters = {}) {
    const notices: unknown[] = [];
    const finish = await upstream.chat(
      { model: 'plain', prompt, think: undefined, parameters },
      { signal, onDelta: () => notices.push('word'), onNotice: (notice) => notices.push(notice) },
    );
    const contexts = fake.requests.filter(({ path }) => path === '/api/chat').map(({ body }) => body.options?.num_ctx);
    return { notices, finish, contexts };
  }

  test('is halved until it does, said once before the first word, and remembered', async () => {
    fake.script(answers.status(500, { error: NO_MEMORY }), answers.status(500, { error: NO_MEMORY }));
    const short = { ...long, question: 'Hello?' };
    const { notices, contexts, finish } = await ask(short, { num_ctx: 32_768 });
    expect(contexts).toEqual([32_768, 16_384, 8192]);
    expect(notices.slice(0, 2)).toEqual([{ code: 'smaller_context', params: { asked: 32_768, given: 8192 } }, 'word']);
    expect(notices.filter((notice) => notice !== 'word')).toHaveLength(1);
    expect(finish.usage?.contextTokens).toBe(8192);
    const again = await ask(short, { num_ctx: 32_768 });
    expect(again.contexts.at(-1)).toBe(8192);
    expect(again.notices).not.toContainEqual(expect.objectContaining({ code: 'smaller_context' }));
  });

  test.each([
    'llama runner process has terminated: cudaMalloc failed: out of memory',
    'llama runner process has terminated: exit status 2',
    'CUDA error: out of memory',
  ])('is halved whatever the server calls it (%s)', async (error) => {
    fake.script(answers.status(500, { error }));
    expect((await ask(long)).contexts).toEqual([8192, 4096]);
  });

  test('is halved also where a person set it', async () => {
    fake.script(answers.status(500, { error: NO_MEMORY }));
    const { contexts, notices } = await ask({ ...long, question: 'Hello?' }, { num_ctx: 20_000 });
    expect(contexts).toEqual([20_000, 10_000]);
    expect(notices[0]).toEqual({ code: 'smaller_context', params: { asked: 20_000, given: 10_000 } });
  });

  test('is what it was when even a small one does not, and the failure keeps its cause', async () => {
    fake.script(answers.status(500, { error: NO_MEMORY }));
    await expect(ask({ ...long, question: 'Hello?' })).rejects.toMatchObject({
      code: 'upstream_failed',
      params: { cause: 'no_memory' },
    });
  });

  test('is not tried again after the first word', async () => {
    fake.script(answers.errorLine(NO_MEMORY, ['Well']));
    await expect(ask(long)).rejects.toMatchObject({ code: 'upstream_failed' });
    expect(fake.requests.filter(({ path }) => path === '/api/chat')).toHaveLength(1);
  });
});
