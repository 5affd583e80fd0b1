/** What a model server may say, and how often it is asked. Each test is named after the limit that it holds. */
import { expect, it, onTestFinished } from 'vitest';
import { createCatalogue } from '../../companion/upstreams/catalogue.ts';
import { createOllamaUpstream } from '../../companion/upstreams/ollama/ollama-upstream.ts';
import { createReaderUpstream } from '../../companion/upstreams/reader/reader-upstream.ts';
import { UpstreamError } from '../../companion/upstreams/upstream.ts';
import { decodeClientMessage } from '../../protocol/codec.ts';
import { LIMITS, type Limits } from '../../protocol/limits.ts';
import { chat } from '../companion/connections/aside-session.ts';
import {
  type Answer,
  NDJSON_HEAD,
  ndjson,
  startHostileServer,
  writeForever,
} from '../companion/upstreams/hostile-server.ts';
import { createFakeOllama } from '../helpers/fake-ollama.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { until } from '../helpers/until.ts';

const DONE = '{"message":{"content":""},"done":true}\n';
const signal = new AbortController().signal;

async function connect(answer: Answer, limits: Partial<Limits>) {
  const clock = createManualClock();
  const upstream = createOllamaUpstream({ url: await startHostileServer(answer), slots: 1, clock, limits });
  onTestFinished(() => upstream.dispose());
  return { upstream, clock };
}

/** How an answer ended: with a reason, or with the code of an error. */
async function endOf(answer: Answer, limits: Partial<Limits>): Promise<string> {
  const { upstream } = await connect(answer, limits);
  const prompt = { task: 'chat', question: '?', sources: [], history: [], language: '' } as const;
  const request = { model: 'm', prompt: { ...prompt }, think: undefined };
  return upstream.chat(request, { signal, onDelta() {} }).then(
    ({ reason }) => reason,
    (error) => (error instanceof UpstreamError ? error.code : String(error)),
  );
}

it('upstreamHeadBytes: a head of almost so many is read, and a larger one is upstream_refused', async () => {
  const answer = (bytes: number) => ndjson(DONE, `X: ${'x'.repeat(bytes)}\r\n`);
  expect(await endOf(answer(1_500), { upstreamHeadBytes: 2_000 })).toBe('stop');
  expect(await endOf(answer(2_000), { upstreamHeadBytes: 2_000 })).toBe('upstream_refused');
  const endless: Answer = (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    writeForever(socket, 'X: y\r\n'.repeat(1_000));
  };
  expect(await endOf(endless, {})).toBe('upstream_refused');
});

it('upstreamLineBytes: a line may have so many, and one byte more is upstream_failed', async () => {
  const line = (bytes: number) => ndjson(`{"x":"${'x'.repeat(bytes - 8)}"}\n${DONE}`);
  expect(await endOf(line(1_000), { upstreamLineBytes: 1_000 })).toBe('stop');
  expect(await endOf(line(1_001), { upstreamLineBytes: 1_000 })).toBe('upstream_failed');
  const endless: Answer = (socket) => {
    socket.write(`${NDJSON_HEAD}\r\n`);
    writeForever(socket, 'x'.repeat(65_536));
  };
  expect(await endOf(endless, {})).toBe('upstream_failed');
});

it('upstreamAnswerBytes: an answer may have so many, and one byte more is upstream_failed', async () => {
  const blank = (bytes: number) => ndjson('\n'.repeat(bytes - DONE.length) + DONE);
  expect(await endOf(blank(1_000), { upstreamAnswerBytes: 1_000 })).toBe('stop');
  expect(await endOf(blank(1_001), { upstreamAnswerBytes: 1_000 })).toBe('upstream_failed');
});

it('upstreamRefusalBytes: a refusal of so many is understood, and of one that goes on the rest is not waited for', async () => {
  const refusal =
    (body: string, declaredBytes = body.length): Answer =>
    (socket) =>
      void socket.write(
        `HTTP/1.1 404 x\r\nContent-Type: text/plain\r\nContent-Length: ${declaredBytes}\r\n\r\n${body}`,
      );
  const limits = { upstreamRefusalBytes: 500 };
  expect(await endOf(refusal('server busy'.padStart(500)), limits)).toBe('upstream_busy');
  expect(await endOf(refusal(' '.repeat(501), 1_000), limits)).toBe('upstream_refused');
  const endless: Answer = (socket) => {
    socket.write('HTTP/1.1 503 x\r\nContent-Type: text/plain\r\n\r\n');
    writeForever(socket, 'server busy '.repeat(1_000));
  };
  expect(await endOf(endless, {})).toBe('upstream_busy');
});

it('upstreamListBytes: a list of models may have so many, and one byte more is upstream_refused', async () => {
  const answer =
    (bytes: number): Answer =>
    (socket, path) => {
      const bodies: Record<string, string> = {
        '/api/version': '{"version":"1"}',
        '/api/tags': `{"models":[],"x":"${'x'.repeat(bytes - 20)}"}`,
      };
      socket.end(
        `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n${bodies[path] ?? '{}'}`,
      );
    };
  const statusOf = async (bytes: number) => {
    const { upstream } = await connect(answer(bytes), { upstreamListBytes: 500 });
    return (await upstream.probe(signal)).status.status;
  };
  expect([await statusOf(500), await statusOf(501)]).toEqual(['ready', 'refused']);
});

it('upstreamModels: so many models of a server are listed, the newest', async () => {
  const fake = createFakeOllama({
    models: [1, 3, 2].map((day) => ({ name: `day-${day}`, modifiedAt: `2026-11-0${day}T00:00:00Z` })),
  });
  onTestFinished(() => fake.close());
  const upstream = createOllamaUpstream({ url: await fake.listen(), slots: 1, limits: { upstreamModels: 2 } });
  onTestFinished(() => upstream.dispose());
  expect((await upstream.probe(signal)).models.map(({ name }) => name)).toEqual(['day-3', 'day-2']);
});

it('upstreamProbeMs: a server that does not say how it is within so long counts as unreachable', async () => {
  const asked = Promise.withResolvers<void>();
  const { upstream, clock } = await connect(() => asked.resolve(), { upstreamProbeMs: 700 });
  const probed = upstream.probe(signal);
  await asked.promise;
  clock.advance(700);
  expect((await probed).status.status).toBe('unreachable');
});

it('upstreamGapMs: however often clients ask, a server is asked once in so long, and each hears the fresh answer', async () => {
  const fake = createFakeOllama();
  onTestFinished(() => fake.close());
  const clock = createManualClock();
  const upstream = createOllamaUpstream({ url: await fake.listen(), slots: 1, clock });
  const catalogue = createCatalogue({
    upstreams: [upstream],
    reader: createReaderUpstream(),
    clock,
    limits: { upstreamGapMs: 400 },
  });
  onTestFinished(() => {
    catalogue.dispose();
    upstream.dispose();
  });
  const asked = () => fake.requests.filter(({ path }) => path === '/api/version').length;
  await catalogue.refresh();
  fake.models = [{ name: 'new' }];
  const refreshed = Array.from({ length: 100 }, () => catalogue.refresh());
  clock.advance(399);
  expect(asked()).toBe(1);
  clock.advance(1);
  for (const { models } of await Promise.all(refreshed)) expect(models[0]?.name).toBe('new');
  expect(asked()).toBe(2);
});

it('upstreamSilenceMs: after so long without a byte a server is probed, and ended when it is not alive', async () => {
  const asked = Promise.withResolvers<void>();
  const { upstream, clock } = await connect(
    (socket, path) => {
      if (path === '/api/version') socket.end('HTTP/1.1 500 x\r\nContent-Length: 0\r\n\r\n');
      else asked.resolve();
    },
    { upstreamSilenceMs: 900 },
  );
  const prompt = { task: 'chat', question: '?', sources: [], history: [], language: '' } as const;
  const ended = upstream.chat({ model: 'm', prompt: { ...prompt }, think: undefined }, { signal, onDelta() {} });
  await asked.promise;
  clock.advance(900);
  await expect(ended).rejects.toMatchObject({ code: 'upstream_silent' });
});

it('modelChars: a model of so many characters can be asked, and a longer name is a bad_message', () => {
  const decode = (chars: number) => decodeClientMessage(JSON.stringify(chat({ model: 'x'.repeat(chars) })));
  expect(decode(LIMITS.modelChars)).toMatchObject({ ok: true });
  expect(decode(LIMITS.modelChars + 1)).toMatchObject({ ok: false, code: 'bad_message' });
});

it('upstreamDetails: so many models of a server are asked about at the same time', async () => {
  const fake = createFakeOllama({ models: ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name })) });
  onTestFinished(() => fake.close());
  const held: (() => void)[] = [];
  fake.override('/api/show', {
    waits: false,
    async run(exchange) {
      await new Promise<void>((resolve) => held.push(resolve));
      exchange.headers(200, 'application/json');
      exchange.raw(Buffer.from('{"capabilities":["completion"]}'));
      exchange.end();
    },
  });
  const url = await fake.listen();
  const upstream = createOllamaUpstream({ url, slots: 1, limits: { upstreamDetails: 2 } });
  onTestFinished(() => upstream.dispose());
  const probed = upstream.probe(signal);
  for (const asked of [2, 2, 2, 2, 1]) {
    await until('the server is asked about as many as may be', () => held.length >= asked);
    // Whatever else was sent with them has come before this.
    await (await fetch(`${url}/api/version`)).text();
    expect(held).toHaveLength(asked);
    held.shift()?.();
  }
  await probed;
  expect(fake.requests.filter(({ path }) => path === '/api/show')).toHaveLength(5);
});
