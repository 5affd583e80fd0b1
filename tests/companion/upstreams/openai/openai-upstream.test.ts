import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { OPENAI } from '../../../../companion/upstreams/openai/openai-kind.ts';
import { createOpenaiUpstream } from '../../../../companion/upstreams/openai/openai-upstream.ts';
import type { UpstreamError, UpstreamFinish } from '../../../../companion/upstreams/upstream.ts';
import type { ModelParameters } from '../../../../protocol/parameters.ts';
import { describeErrorInLine } from '../../../../words/describe-error.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { tellingOf } from '../../../helpers/told.ts';

const PROMPT = { task: 'chat', question: 'Why?', sources: [], history: [], language: '' } as const;
const { signal } = new AbortController();

interface Answer {
  status: number;
  type: string;
  body: string | Buffer;
  /** Where the body is cut into chunks. */
  cuts?: readonly number[];
}

interface Seen {
  path: string;
  headers: IncomingMessage['headers'];
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of many shapes
  body: any;
}

function recorded(name: string, folder = 'llama-server'): Answer {
  const file = (ending: string) =>
    readFileSync(new URL(`../../../fixtures/${folder}/${name}${ending}`, import.meta.url));
  const head = file('.headers').toString();
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]);
  return { status, type: /^content-type: (.+?)\r?$/im.exec(head)?.[1] ?? '', body: file('.body') };
}

const events = (...data: (string | object)[]): Answer => ({
  status: 200,
  type: 'text/event-stream',
  body: data.map((each) => `data: ${typeof each === 'string' ? each : JSON.stringify(each)}\n\n`).join(''),
});
const delta = (fields: object, finish: string | null = null) => ({
  choices: [{ delta: fields, finish_reason: finish }],
});

/** A server that answers each path so, and an upstream for it. */
async function connect(answers: Record<string, Answer>, options: { key?: string } = {}) {
  const seen: Seen[] = [];
  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const text = Buffer.concat(pieces).toString();
    const path = request.url ?? '';
    seen.push({ path, headers: request.headers, body: text === '' ? undefined : JSON.parse(text) });
    const answer = answers[path] ?? {
      status: 404,
      type: 'application/json',
      body: '{"error":{"message":"File Not Found"}}',
    };
    response.writeHead(answer.status, answer.type === '' ? {} : { 'content-type': answer.type });
    const body = Buffer.from(answer.body);
    const edges = [0, ...(answer.cuts ?? []), body.length];
    for (const [index, end] of edges.slice(1).entries()) {
      response.write(body.subarray(edges[index], end));
      if (answer.cuts !== undefined) await new Promise(setImmediate);
    }
    response.end();
  }
  const server = createServer((request, response) => void receive(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const upstream = createOpenaiUpstream({ url, slots: 1, clock: createManualClock(), ...options });
  onTestFinished(() => {
    upstream.dispose();
    server.closeAllConnections();
    server.close();
  });
  return { upstream, seen, url };
}

async function ask(answer: Answer, options: { key?: string; parameters?: ModelParameters } = {}) {
  const { parameters, ...connecting } = options;
  const { upstream, seen } = await connect({ '/v1/chat/completions': answer }, connecting);
  const heard = { token: '', thinking: '' };
  let finish: UpstreamFinish | undefined;
  let error: unknown;
  const request = { model: 'smollm2', prompt: { ...PROMPT }, think: undefined, parameters };
  try {
    finish = await upstream.chat(request, {
      signal,
      onDelta(kind, text) {
        heard[kind] += text;
      },
    });
  } catch (caught) {
    error = caught;
  }
  return { ...heard, finish, error, seen };
}

describe('a chat', () => {
  test('goes with what is set of the model, as such servers name it, and without what they do not take', async () => {
    const parameters: ModelParameters = {
      temperature: 0.2,
      top_p: 0.9,
      seed: 7,
      num_ctx: 2048,
      num_predict: 100,
      keep_alive: 30,
      think: 'high',
      system: 'Be short.',
    };
    const { seen } = await ask(events('[DONE]'), { parameters });
    expect(seen[0]?.body).toEqual({
      model: 'smollm2',
      messages: [
        { role: 'system', content: 'Be short.' },
        { role: 'user', content: 'Why?' },
      ],
      stream: true,
      stream_options: { include_usage: true },
      temperature: 0.2,
      top_p: 0.9,
      seed: 7,
      max_tokens: 100,
      reasoning_effort: 'high',
    });
  });

  test('asks for a stream with its usage, and shows the key to this server alone', async () => {
    const { seen } = await ask(events('[DONE]'), { key: 'secret' });
    expect(seen[0]?.body).toEqual({
      model: 'smollm2',
      messages: [{ role: 'user', content: 'Why?' }],
      stream: true,
      stream_options: { include_usage: true },
    });
    expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer secret' });
    expect((await ask(events('[DONE]'))).seen[0]?.headers).not.toHaveProperty('authorization');
  });

  test('reads what llama-server was recorded to say, cut anywhere', async () => {
    const answer = recorded('chat');
    const whole = await ask(answer);
    expect(whole).toMatchObject({
      token: expect.stringMatching(/^The /),
      thinking: '',
      error: undefined,
      finish: { reason: 'length', usage: { promptTokens: 36, answerTokens: 12, tokensPerSecond: 0.8001825580134173 } },
    });
    const cut = fc.nat(answer.body.length);
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { maxLength: 8 }), async (cuts) => {
        const { token, finish } = await ask({ ...answer, cuts: cuts.toSorted((a, b) => a - b) });
        expect([token, finish]).toEqual([whole.token, whole.finish]);
      }),
      { numRuns: 20 },
    );
  });

  test('reads what Ollama’s own /v1 was recorded to say', async () => {
    const { token, finish, error } = await ask(recorded('openai-chat', 'ollama'));
    expect([token, error]).toEqual([expect.stringMatching(/^As they walk these/), undefined]);
    expect(finish?.usage?.answerTokens).toBeGreaterThan(0);
  });

  test.each([['reasoning_content'], ['reasoning']])('takes %s for thinking', async (field) => {
    const { token, thinking } = await ask(
      events(delta({ [field]: 'Hm.' }), delta({ content: 'Yes.' }, 'stop'), '[DONE]'),
    );
    expect([thinking, token]).toEqual(['Hm.', 'Yes.']);
  });

  test.each<[string, Answer, string, RegExp]>([
    ['a wrong key', recorded('chat-key-refused'), 'upstream_refused', /a key \(401\): Invalid API Key/],
    ['an overflow of llama.cpp', recorded('chat-overflow'), 'context_overflow', /3031 tokens.*2048/],
    [
      'an overflow of vLLM',
      {
        status: 400,
        type: 'application/json',
        body: '{"object":"error","message":"This model\'s maximum context length is 4096 tokens. However, you requested 5000 tokens (4500 in the messages, 500 in the completion).","code":400}',
      },
      'context_overflow',
      /5000 tokens.*4096/,
    ],
    ['an unknown model', recorded('openai-absent', 'ollama'), 'model_not_found', /does not have the model “smollm2”/],
    ['an address without that path', recorded('not-found'), 'upstream_refused', /404: File Not Found/],
    [
      'an image for a model of llama.cpp without eyes',
      recorded('chat-image-refused'),
      'model_unsupported',
      /see images/,
    ],
    [
      'an image for a model of vLLM without eyes',
      {
        status: 400,
        type: 'application/json',
        body: '{"message":"At most 0 image(s) may be provided in one prompt."}',
      },
      'model_unsupported',
      /see images/,
    ],
    [
      'a thinking level for a model without thoughts',
      {
        status: 400,
        type: 'application/json',
        body: '{"error":{"message":"Unsupported parameter: \'reasoning_effort\' is not supported with this model."}}',
      },
      'model_unsupported',
      /think/,
    ],
    [
      'a model that is still loading',
      { status: 503, type: 'application/json', body: '{"error":{"message":"Loading model","code":503}}' },
      'upstream_busy',
      /still loading/,
    ],
    [
      'a proxy’s page',
      { status: 502, type: 'text/html', body: '<h1>nginx</h1>' },
      'upstream_failed',
      /behind it \(502\)\.$/,
    ],
    [
      'a page on 200',
      { status: 200, type: 'text/html', body: '<h1>x</h1>' },
      'upstream_refused',
      /is not an OpenAI-compat/,
    ],
    [
      'an error in the middle',
      events(delta({ content: 'a' }), { error: { message: 'GPU lost' } }),
      'upstream_failed',
      /GPU lost/,
    ],
    [
      'an end without a last event',
      events(delta({ content: 'a' })),
      'upstream_failed',
      /before the answer was finished/,
    ],
    ['nothing', events(), 'upstream_failed', /before the answer was finished/],
    ['events that are no JSON', events('oops'), 'upstream_failed', /something that is not its protocol/],
  ])('ends in words for %s', async (_, answer, code, message) => {
    const { error } = await ask(answer);
    expect(error).toMatchObject({ name: 'UpstreamError', code });
    expect(tellingOf(error as UpstreamError).message).toMatch(message);
  });

  test('ends at the bound of one event that does not end', async () => {
    const { upstream } = await connect({
      '/v1/chat/completions': { status: 200, type: 'text/event-stream', body: `data: ${'x'.repeat(9 * 1024 * 1024)}` },
    });
    const request = { model: 'm', prompt: { ...PROMPT }, think: undefined };
    await expect(upstream.chat(request, { signal, onDelta() {} })).rejects.toMatchObject({ code: 'upstream_failed' });
  });
});

describe('what a server holds', () => {
  const list = async (answer: Answer, more: Record<string, Answer> = {}) => {
    const { upstream } = await connect({ '/v1/models': answer, ...more });
    return upstream.probe(signal);
  };
  const json = (value: object): Answer => ({ status: 200, type: 'application/json', body: JSON.stringify(value) });

  test('is read as llama-server was recorded to say it, with the context it was started with', async () => {
    const { status, models } = await list(recorded('models'));
    expect(status).toMatchObject({ kind: 'openai', status: 'ready' });
    expect(status.error).toBeUndefined();
    expect(models).toMatchObject([
      { name: 'smollm2', parameterSize: '134.52M', contextLength: 2048, canChat: true, loaded: true, remote: false },
    ]);
  });

  test('is read as Ollama’s own /v1 was recorded to say it', async () => {
    expect((await list(recorded('openai-models', 'ollama'))).models).toMatchObject([
      { name: 'smollm2:135m', canChat: true },
    ]);
  });

  test('has the context of vLLM and LM Studio, and no embedding model that could chat', async () => {
    const { models } = await list(
      json({
        data: [
          { id: 'vllm', max_model_len: 4096 },
          { id: 'lm', type: 'llm', state: 'not-loaded', max_context_length: 8192 },
          { id: 'nomic', type: 'embeddings' },
          { id: 7 },
          null,
        ],
      }),
    );
    expect(models.map(({ name, contextLength, canChat, loaded }) => [name, contextLength, canChat, loaded])).toEqual([
      ['vllm', 4096, true, true],
      ['lm', 8192, true, false],
      ['nomic', 0, false, true],
    ]);
  });

  test('is known to be llama.cpp’s, with its version and the context of one request, by its own route', async () => {
    const older = json({ data: [{ id: 'smollm2', owned_by: 'llamacpp', meta: { n_ctx_train: 8192 } }] });
    const { status, models } = await list(older, { '/props': recorded('props') });
    expect(status).toMatchObject({ status: 'ready', product: 'llama.cpp', version: 'b0-unknown' });
    expect(models).toMatchObject([{ contextLength: 2048, capabilities: [] }]);
    const gone = await list(older);
    expect(gone.status).toMatchObject({ status: 'ready', product: 'llama.cpp', version: '' });
    expect(gone.models).toMatchObject([{ contextLength: 8192 }]);
  });

  test('says what a model of llama.cpp can do, as its own route tells', async () => {
    const props = {
      modalities: { vision: true },
      chat_template: '{% if enable_thinking %}<think>{% endif %}',
      default_generation_settings: { n_ctx: 16384 },
    };
    const { models } = await list(recorded('models'), { '/props': json(props) });
    expect(models).toMatchObject([{ capabilities: ['vision', 'thinking', 'completion'], contextLength: 2048 }]);
  });

  test('is refused where llama.cpp wants another key, although its list asks for none', async () => {
    const { status, error } = (await list(recorded('models'), { '/props': recorded('props-key-refused') })).status;
    expect(status).toBe('refused');
    expect(error && describeErrorInLine(error)).toMatch(/a key \(401\): Invalid API Key.*ASIDE_UPSTREAM_KEY_<n>/);
  });

  test('has the loaded context of LM Studio, else the longest, by its own list', async () => {
    const owned_by = 'organization_owner';
    const names = json({ data: ['qwen', 'llava', 'nomic'].map((id) => ({ id, owned_by })) });
    const own = json({
      data: [
        { id: 'qwen', type: 'llm', state: 'loaded', max_context_length: 131072, loaded_context_length: 4096 },
        { id: 'llava', type: 'vlm', state: 'not-loaded', max_context_length: 8192 },
        { id: 'nomic', type: 'embeddings', state: 'not-loaded', max_context_length: 2048 },
        { oops: 1 },
      ],
    });
    const { status, models } = await list(names, { '/api/v0/models': own });
    expect(status).toMatchObject({ product: 'LM Studio', version: '' });
    expect(models).toMatchObject([
      { name: 'qwen', contextLength: 4096, loaded: true, canChat: true, capabilities: [] },
      { name: 'llava', contextLength: 8192, loaded: false, canChat: true, capabilities: ['vision'] },
      { name: 'nomic', canChat: false },
    ]);
    expect((await list(names)).models).toMatchObject([
      { contextLength: 0 },
      { contextLength: 0 },
      { contextLength: 0 },
    ]);
  });

  test.each([
    ['vLLM', 'vllm', { '/version': json({ version: '0.11.0' }) }, '0.11.0'],
    ['Ollama', 'library', {}, ''],
    ['LocalAI', '', { '/version': json({ version: 'v3.5.0 (abc)' }) }, 'v3.5.0 (abc)'],
    [undefined, '', { '/version': json({ version: '7' }) }, ''],
    [undefined, 'system', {}, ''],
  ])('is known to be %s’s where its models are owned by “%s”', async (product, owned_by, routes, version) => {
    const { status } = await list(json({ data: [{ id: 'm', owned_by }] }), routes as Record<string, Answer>);
    expect([status.status, status.product, status.version]).toEqual(['ready', product, version]);
  });

  test('fills the context that an answer’s usage tells of', async () => {
    const { upstream } = await connect({
      '/v1/models': recorded('models'),
      '/v1/chat/completions': recorded('chat'),
    });
    const usage = async () => {
      const request = { model: 'smollm2', prompt: { ...PROMPT }, think: undefined };
      return (await upstream.chat(request, { signal, onDelta() {} })).usage;
    };
    expect(await usage()).not.toHaveProperty('contextTokens');
    await upstream.probe(signal);
    expect(await usage()).toMatchObject({ promptTokens: 36, contextTokens: 2048 });
  });

  test.each([
    ['no list', json({ oops: 1 }), /is not an OpenAI-compatible server/],
    ['a page', { status: 200, type: 'text/html', body: '<html>' }, /is not an OpenAI-compatible server/],
    ['a wrong key', recorded('chat-key-refused'), /ASIDE_UPSTREAM_KEY_<n>/],
  ])('is nothing where a server answers with %s, and the words say so', async (_, answer, message) => {
    const { status, error } = (await list(answer)).status;
    expect(status).toBe('refused');
    expect(error && describeErrorInLine(error)).toMatch(message);
  });
});

it.each([
  ['127.0.0.1:8080', 'http://127.0.0.1:8080/v1'],
  ['http://gpu:8000/v1/', 'http://gpu:8000/v1'],
  ['https://host/api/v2', 'https://host/api/v2'],
])('takes the address %s', (text, address) => {
  expect(OPENAI.parseAddress(text)).toEqual({ value: address });
});

it.each(['ftp://x', 'http://key@x', 'http://x?key=1', 'http://x:99999', ''])('takes no address like “%s”', (text) => {
  expect(OPENAI.parseAddress(text)).toHaveProperty('expected');
});
