import { createServer as createTcpServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Prompt } from '../../../../companion/prompts/prompt.ts';
import { createOllamaUpstream } from '../../../../companion/upstreams/ollama/ollama-upstream.ts';
import type { Upstream, UpstreamError, UpstreamFinish } from '../../../../companion/upstreams/upstream.ts';
import { createFakeOllama, type FakeOllama } from '../../../helpers/fake-ollama.ts';
import * as answers from '../../../helpers/fake-ollama-answers.ts';
import { createManualClock, type ManualClock } from '../../../helpers/manual-clock.ts';
import { tellingOf } from '../../../helpers/told.ts';

const PROMPT: Prompt = { task: 'chat', question: 'Hello?', sources: [], history: [], language: '' };
const SILENCE_MS = 120_000;

let fake: FakeOllama;
let clock: ManualClock;
let upstream: Upstream;

beforeEach(async () => {
  fake = createFakeOllama();
  clock = createManualClock();
  upstream = createOllamaUpstream({
    url: await fake.listen(),
    slots: 1,
    clock,
    limits: { upstreamSilenceMs: SILENCE_MS },
  });
});
afterEach(async () => {
  upstream.dispose();
  await fake.close();
  expect(clock.pending).toBe(0);
});

interface Asked {
  deltas: [kind: string, text: string][];
  result: Promise<UpstreamFinish>;
  abort: AbortController;
}

function ask(to = upstream, options: { think?: boolean; onDelta?: (asked: Asked) => void } = {}): Asked {
  const abort = new AbortController();
  const asked: Asked = { deltas: [], abort, result: Promise.reject(new Error('not asked yet')) };
  asked.result.catch(() => {});
  asked.result = to.chat(
    { model: 'smollm2:135m', prompt: PROMPT, think: options.think },
    {
      signal: abort.signal,
      onDelta(kind, text) {
        asked.deltas.push([kind, text]);
        options.onDelta?.(asked);
      },
    },
  );
  asked.result.catch(() => {});
  return asked;
}

describe('a chat request', () => {
  test('asks for a stream that is neither cut nor shifted, without an Origin', async () => {
    await ask().result;
    const request = await fake.nextRequest();
    expect(request.body).toEqual({
      model: 'smollm2:135m',
      messages: [{ role: 'user', content: 'Hello?' }],
      stream: true,
      truncate: false,
      shift: false,
    });
    expect(request.headers).not.toHaveProperty('origin');
    expect(request.headers.host).toBe(`127.0.0.1:${fake.port}`);
  });

  test.each([true, false])('mentions thinking only when it was asked for (%s)', async (think) => {
    fake.script(answers.tokens(['x']));
    await ask(upstream, { think }).result;
    expect((await fake.nextRequest()).body.think).toBe(think);
  });

  test('keeps a path in front of its own', async () => {
    const behindPath = createOllamaUpstream({ url: `${fake.url}/models/ollama/`, slots: 1, clock });
    await expect(ask(behindPath).result).rejects.toMatchObject({ code: 'upstream_refused' });
    expect(fake.requests[0]?.path).toBe('/models/ollama/api/chat');
    behindPath.dispose();
  });

  test('uses one connection for one question after the other', async () => {
    const ports = new Set<number>();
    fake.script(...[1, 2, 3].map(() => answers.tokens(['x'])));
    for (let turn = 0; turn < 3; turn += 1) {
      await ask().result;
      ports.add((await fake.nextRequest()).clientPort);
    }
    expect(ports.size).toBe(1);
  });

  test('is asked again on a new connection when the kept one was closed meanwhile', async () => {
    await ask().result;
    const { port } = fake;
    await fake.close();
    await fake.listen({ port });
    const again = ask();
    await again.result;
    expect(again.deltas.map(([, text]) => text).join('')).toBe('Hello there.');
  });
});

describe('an answer', () => {
  test('arrives token by token, as each is sent', async () => {
    const answer = answers.manual();
    fake.script(answer);
    const first = Promise.withResolvers<void>();
    const asked = ask(upstream, { onDelta: () => first.resolve() });
    answer.token('One');
    await first.promise;
    expect(asked.deltas).toEqual([['token', 'One']]);
    answer.token(' two');
    answer.done('length');
    expect(await asked.result).toEqual({
      reason: 'length',
      usage: { promptTokens: 2, answerTokens: 2, tokensPerSecond: 100, totalMs: 0 },
    });
    expect(asked.deltas).toEqual([
      ['token', 'One'],
      ['token', ' two'],
    ]);
  });

  test.each(['text/plain', 'application/octet-stream', 'text/html', ''])(
    'is read whatever type its head says: “%s”',
    async (type) => {
      const lines = '{"message":{"content":"a"},"error":null}\n{"message":{"content":"b"},"done":true}\n';
      fake.script(answers.status(200, lines, type));
      const asked = ask();
      await asked.result;
      expect(asked.deltas.map(([, text]) => text)).toEqual(['a', 'b']);
    },
  );

  test.each([
    ['loaded', { done: true, done_reason: 'load' }],
    ['tool_call', { message: { content: '', tool_calls: [{ function: { name: 'f', arguments: {} } }] }, done: true }],
  ])('that is none says what the model did instead: %s', async (instead, line) => {
    fake.script(answers.status(200, `${JSON.stringify(line)}\n`, 'application/x-ndjson'));
    expect(await ask().result).toMatchObject({ reason: 'stop', instead });
  });

  test('tells thinking from content', async () => {
    fake.script(answers.thinking(['Hm', '.'], ['Yes.']));
    const asked = ask();
    await asked.result;
    expect(asked.deltas).toEqual([
      ['thinking', 'Hm'],
      ['thinking', '.'],
      ['token', 'Yes.'],
    ]);
  });

  test('passes a fault of whoever listens on, and closes the connection', async () => {
    const { result } = ask(upstream, {
      onDelta() {
        throw new TypeError('a bug');
      },
    });
    await expect(result).rejects.toThrow('a bug');
    await (await fake.nextRequest()).closed;
  });
});

describe('an abort', () => {
  test('closes the connection, settles once that is done, and no token comes after it', async () => {
    const answer = answers.manual();
    fake.script(answer);
    const asked = ask(upstream, { onDelta: ({ abort }) => abort.abort(new Error('stop')) });
    const { request, raw } = await answer.started;
    raw(Buffer.from('{"message":{"content":"a"}}\n{"message":{"content":"b"}}\n{"message":{"content":"c"}}\n'));
    await expect(asked.result).rejects.toThrow('stop');
    expect(asked.deltas).toEqual([['token', 'a']]);
    expect(await request.closed).toBe('aborted');
  });

  test('reaches a server that has not said a byte yet', async () => {
    fake.script(answers.hang());
    const asked = ask();
    const request = await fake.nextRequest();
    asked.abort.abort(new Error('stop'));
    await expect(asked.result).rejects.toThrow('stop');
    expect(await request.closed).toBe('aborted');
  });

  test('before the request is sent sends none', async () => {
    const abort = AbortSignal.abort(new Error('stop'));
    const request = { model: 'm', prompt: PROMPT, think: undefined };
    await expect(upstream.chat(request, { signal: abort, onDelta: () => {} })).rejects.toThrow('stop');
    expect(fake.requests).toHaveLength(0);
  });

  test('frees the slot for the next question', async () => {
    fake.script(answers.hang(), answers.tokens(['next']));
    const asked = ask();
    await fake.nextRequest();
    const next = ask();
    await fake.nextRequest();
    asked.abort.abort(new Error('stop'));
    await next.result;
    expect(next.deltas).toEqual([['token', 'next']]);
  });
});

describe('a failure', () => {
  test.each([
    ['a reset before the headers', answers.reset(), 'upstream_failed', /before it answered/],
    ['a reset in the middle', answers.reset(['a', 'b']), 'upstream_failed', /middle of the answer/],
    [
      'an end without the last line',
      answers.endWithoutDone(['a']),
      'upstream_failed',
      /before the answer was finished/,
    ],
    ['an error line', answers.errorLine('something odd', ['a']), 'upstream_failed', /something odd/],
    ['a page of HTML', answers.status(200, '<html></html>', 'text/html'), 'upstream_refused', /is not Ollama/],
    [
      'HTML with a refusal',
      answers.status(502, '<h1>Bad gateway</h1>', 'text/html'),
      'upstream_failed',
      /can’t reach Ollama behind it \(502\)\.$/,
    ],
    ['JSON that is no object', answers.status(200, 'null\n', 'application/json'), 'upstream_refused', /is not Ollama/],
    [
      'what is not JSON',
      answers.status(200, 'data: {}\n', 'application/x-ndjson'),
      'upstream_failed',
      /not its protocol/,
    ],
    ['OpenAI’s events', answers.status(200, 'data: {}\n\n', 'text/event-stream'), 'upstream_refused', /is not Ollama/],
    ['nothing', answers.status(200, '', 'application/x-ndjson'), 'upstream_failed', /before the first word/],
    ['nothing of any type', answers.status(200, '', 'text/html'), 'upstream_failed', /before the first word/],
    [
      'HTML that follows a token',
      answers.status(200, '{"message":{"content":"a"}}\n<html>\n', 'text/plain'),
      'upstream_failed',
      /not its protocol/,
    ],
    ['a redirect', answers.status(307, ''), 'upstream_refused', /redirects/],
    ['a sign-in', answers.status(401, { error: 'unauthorized', signin_url: 'x' }), 'upstream_refused', /signed in/],
    [
      'no memory',
      answers.status(500, { error: 'model requires more system memory (5.6 GiB) than is available' }),
      'upstream_failed',
      /enough memory/,
    ],
    ['an odd 500', answers.status(500, { error: 'odd.' }), 'upstream_failed', /500: odd\)\.$/],
    ['an empty 500', answers.status(500), 'upstream_failed', /no reason given/],
    [
      'MLX’s overflow',
      answers.status(400, { error: "input length (9 tokens) exceeds the model's maximum context length (8 tokens)" }),
      'context_overflow',
      /9 tokens.*8/,
    ],
  ])('is told: %s', async (_, answer, code, message) => {
    // Asked for more context, it refuses again.
    fake.script(answer, answer);
    const { result } = ask();
    const error = await result.catch((reason: UpstreamError) => reason);
    expect(error).toMatchObject({ name: 'UpstreamError', code });
    expect(tellingOf(error as UpstreamError).message).toMatch(message);
  });

  test('is told when nobody listens, with how to start Ollama', async () => {
    await fake.close();
    const error = await ask().result.catch((reason: UpstreamError) => reason);
    expect(error).toMatchObject({ params: { cause: 'no_answer', address: fake.url, reason: 'ECONNREFUSED' } });
    expect(tellingOf(error as UpstreamError)).toEqual({
      code: 'upstream_unreachable',
      message: `No Ollama answers at ${fake.url} (ECONNREFUSED).`,
      cure: expect.stringMatching(/ollama serve.*ollama\.com\/download/),
    });
  });

  test('is told when what listens does not speak HTTP', async () => {
    const server = await listenTcp();
    const odd = createOllamaUpstream({ url: `http://127.0.0.1:${server.port}`, slots: 1, clock });
    await expect(ask(odd).result).rejects.toMatchObject({ code: 'upstream_refused' });
    odd.dispose();
    await server.close();
  });

  test('keeps the text that came before it', async () => {
    fake.script(answers.reset(['a', 'b']));
    const asked = ask();
    await expect(asked.result).rejects.toThrow();
    expect(asked.deltas.map(([, text]) => text)).toEqual(['a', 'b']);
  });
});

describe('silence', () => {
  test('of a server that is alive is waited out, again and again', async () => {
    const answer = answers.manual();
    fake.script(answer);
    const asked = ask();
    await answer.started;
    for (let round = 0; round < 3; round += 1) {
      clock.advance(SILENCE_MS);
      await (await fake.nextRequest('/api/version')).closed;
      await nextTimer();
    }
    answer.token('at last');
    answer.done();
    await asked.result;
    expect(asked.deltas).toEqual([['token', 'at last']]);
  });

  test('of a server that does not answer a probe ends the turn', async () => {
    fake.script(answers.hangAfter(['a']));
    fake.override('/api/version', answers.status(500));
    const first = Promise.withResolvers<void>();
    const asked = ask(upstream, { onDelta: () => first.resolve() });
    await first.promise;
    clock.advance(SILENCE_MS);
    await expect(asked.result).rejects.toMatchObject({
      code: 'upstream_silent',
      params: { cause: 'silent', seconds: 120 },
    });
    expect(await (await fake.nextRequest()).closed).toBe('aborted');
  });

  test('of the probe itself counts as death after five seconds', async () => {
    fake.script(answers.hang());
    fake.override('/api/version', { waits: false, run: () => {} });
    const asked = ask();
    await fake.nextRequest();
    clock.advance(SILENCE_MS);
    await fake.nextRequest('/api/version');
    clock.advance(5_000);
    await expect(asked.result).rejects.toMatchObject({ code: 'upstream_silent' });
  });

  test('is none while bytes come', async () => {
    const answer = answers.manual();
    fake.script(answer);
    let heard = Promise.withResolvers<void>();
    const asked = ask(upstream, { onDelta: () => heard.resolve() });
    for (let round = 0; round < 4; round += 1) {
      clock.advance(SILENCE_MS * 0.6);
      answer.token('x');
      await heard.promise;
      heard = Promise.withResolvers<void>();
    }
    answer.done();
    await asked.result;
    expect(fake.requests.map(({ path }) => path)).toEqual(['/api/chat']);
  });

  /** The probe has been judged once the watch waits for the next silence. */
  async function nextTimer(): Promise<void> {
    while (clock.nextInMs !== SILENCE_MS) await new Promise(setImmediate);
  }
});

async function listenTcp(): Promise<{ port: number; close(): Promise<void> }> {
  const server: Server = createTcpServer((socket) => socket.resume().end('220 mail.example ESMTP\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

describe('the context of a request', () => {
  const page = 'Some words of a page. '.repeat(1000);
  let small: FakeOllama;
  let asking: Upstream;

  beforeEach(async () => {
    small = createFakeOllama({ contextTokens: 32_000, defaultContextTokens: 4096 });
    asking = createOllamaUpstream({ url: await small.listen(), slots: 1, clock });
  });
  afterEach(async () => {
    asking.dispose();
    await small.close();
  });

  const chat = (question: string, to = asking) =>
    to.chat(
      { model: 'smollm2:135m', prompt: { ...PROMPT, question }, think: undefined },
      { signal: new AbortController().signal, onDelta() {} },
    );

  test('is enough for a long page on a server that gives little, and stays for what follows', async () => {
    await asking.probe(new AbortController().signal);
    await chat('Hello?');
    await chat(page);
    await asking.probe(new AbortController().signal);
    await chat('And in short?');
    await chat(page);
    expect(small.loads).toEqual([4096, 16_384]);
  });

  test('is enlarged once when the server counts more tokens than were expected', async () => {
    small.script(answers.status(400, { error: OVERFLOW }));
    await chat('Hello?');
    const asked = small.requests.filter(({ path }) => path === '/api/chat');
    expect(asked.map(({ body }) => body.options?.num_ctx)).toEqual([undefined, 8192]);
  });

  test('is not more than was set, and what does not fit is refused', async () => {
    const bounded = createOllamaUpstream({ url: small.url, slots: 1, clock, maxContext: () => 4096 });
    await expect(chat(page, bounded)).rejects.toMatchObject({
      code: 'context_overflow',
      overflow: { contextTokens: 4096 },
    });
    expect(small.requests.filter(({ path }) => path === '/api/chat')).toHaveLength(1);
    bounded.dispose();
  });
});

const OVERFLOW = JSON.stringify({
  error: {
    code: 400,
    message: 'request (5000 tokens) exceeds the available context size (4096 tokens), try increasing it',
    type: 'exceed_context_size_error',
    n_prompt_tokens: 5000,
    n_ctx: 4096,
  },
});
