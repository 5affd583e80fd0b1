/** A model server that is broken, or is none, or means no good. */
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createOllamaUpstream } from '../../../../companion/upstreams/ollama/ollama-upstream.ts';
import { UpstreamError, type UpstreamFinish } from '../../../../companion/upstreams/upstream.ts';
import type { Limits } from '../../../../protocol/limits.ts';
import { DoneSchema } from '../../../../protocol/turn-events.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { type Answer, NDJSON_HEAD, ndjson, startHostileServer, writeForever } from '../hostile-server.ts';

const PROMPT = { task: 'chat', question: 'Hello?', sources: [], history: [], language: '' } as const;
const DONE = '{"message":{"content":""},"done":true,"done_reason":"stop"}\n';
const say = (content: string): string => `${JSON.stringify({ message: { content } })}\n`;

/** The text of an answer, and how it ended: with a reason, or with the code of an error. */
async function ask(
  answer: Answer,
  limits: Partial<Limits> = {},
): Promise<{ text: string; end: string; finish?: UpstreamFinish }> {
  const url = await startHostileServer(answer);
  const upstream = createOllamaUpstream({ url, slots: 1, clock: createManualClock(), limits });
  onTestFinished(() => upstream.dispose());
  let text = '';
  const options = {
    signal: new AbortController().signal,
    onDelta(_kind: string, delta: string) {
      text += delta;
    },
  };
  try {
    const finish = await upstream.chat({ model: 'm', prompt: { ...PROMPT }, think: undefined }, options);
    return { text, end: finish.reason, finish };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    expect(error.message.length).toBeLessThan(1_000);
    return { text, end: error.code };
  }
}

describe('an answer', () => {
  it.each<[string, Answer, string, string]>([
    ['with NUL bytes in its text', ndjson(say('a\0b') + DONE), 'a\0b', 'stop'],
    ['with half a surrogate pair in its text', ndjson(`{"message":{"content":"\\ud800"}}\n${DONE}`), '\ud800', 'stop'],
    [
      'with half a character in its bytes',
      ndjson(
        Buffer.concat([Buffer.from('{"message":{"content":"'), Buffer.from([0xe2, 0x82]), Buffer.from(`"}}\n${DONE}`)]),
      ),
      '\ufffd',
      'stop',
    ],
    ['with NUL bytes between its lines', ndjson(`${say('a')}\0\0\n${DONE}`), 'a', 'upstream_failed'],
    ['that is HTML on a 200', ndjson('<!doctype html><title>Sign in</title>'), '', 'upstream_failed'],
    [
      'that is HTML and says so',
      (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>'),
      '',
      'upstream_refused',
    ],
    [
      'that is packed although nobody asked for it',
      ndjson(gzipSync(say('a') + DONE), 'Content-Encoding: gzip\r\n'),
      '',
      'upstream_failed',
    ],
    [
      'that redirects',
      (socket) => socket.end('HTTP/1.1 307 x\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n'),
      '',
      'upstream_refused',
    ],
    [
      'that switches to another protocol',
      (socket) => socket.end('HTTP/1.1 101 x\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
      '',
      'upstream_failed',
    ],
    [
      'behind other heads',
      (socket) =>
        socket.end(
          `${'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(50)}${NDJSON_HEAD}Connection: close\r\n\r\n${say('a')}${DONE}`,
        ),
      'a',
      'stop',
    ],
    [
      'with a trailer',
      (socket) =>
        socket.end(
          `${NDJSON_HEAD}Transfer-Encoding: chunked\r\nTrailer: X\r\nConnection: close\r\n\r\n${DONE.length.toString(16)}\r\n${DONE}\r\n0\r\nX: y\r\n\r\n`,
        ),
      '',
      'stop',
    ],
    [
      'that is cut between chunks',
      (socket) =>
        socket.end(
          `${NDJSON_HEAD}Transfer-Encoding: chunked\r\n\r\n${say('a').length.toString(16)}\r\n${say('a')}\r\n`,
        ),
      'a',
      'upstream_failed',
    ],
    [
      'that is shorter than it says',
      (socket) => socket.end(`${NDJSON_HEAD}Content-Length: 5000\r\n\r\n${say('a')}`),
      'a',
      'upstream_failed',
    ],
    [
      'with two lengths',
      (socket) => socket.end(`${NDJSON_HEAD}Content-Length: 5\r\nContent-Length: 6\r\n\r\n${say('a')}`),
      '',
      'upstream_refused',
    ],
    ['of lines that are no objects', ndjson('"a"\n'), '', 'upstream_refused'],
    [
      'of lines with nothing in them that is known',
      ndjson(`{"message":7}\n{"message":{"content":{}}}\n[]\n${DONE}`),
      '',
      'stop',
    ],
    ['that is no HTTP at all', (socket) => socket.end('220 mail.test ESMTP\r\n'), '', 'upstream_refused'],
    ['that goes on after its last line', ndjson(`${say('a')}${DONE}${say('b')}`), 'a', 'stop'],
    ['that counts without end', ndjson(`{"done":true,"eval_count":1e999,"eval_duration":-1}\n`), '', 'stop'],
  ])('%s', async (_, answer, text, end) => {
    expect(await ask(answer)).toMatchObject({ text, end });
  });

  it.each(['1e999', '-1', '0.5', '"7"', '1e308'])(
    'whose numbers are like %s still ends in words that a client can read',
    async (number) => {
      const counts = `"eval_count":${number},"eval_duration":${number},"prompt_eval_count":${number}`;
      const { finish } = await ask(ndjson(`{"done":true,${counts}}\n`));
      const done = {
        type: 'done',
        turn: '6f1c1a1e-8f60-4b43-9a43-0a3c2d1b5e77',
        seq: 1,
        model: 'm',
        saved: 'stored',
        ...finish,
      };
      expect(v.is(DoneSchema, JSON.parse(JSON.stringify(done)))).toBe(true);
    },
  );

  it('of nothing but blank lines costs little, and ends at its bound', async () => {
    const { end } = await ask(
      (socket) => {
        socket.write(`${NDJSON_HEAD}\r\n`);
        writeForever(socket, '\n'.repeat(65_536));
      },
      { upstreamAnswerBytes: 20_000_000 },
    );
    expect(end).toBe('upstream_failed');
  });
});

describe('what a server says of itself', () => {
  const answerJson =
    (bodies: Record<string, object>): Answer =>
    (socket, path) => {
      const body = JSON.stringify(bodies[path] ?? {}).replaceAll('"1e999"', '1e999');
      socket.end(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n${body}`);
    };

  it('is sent on only as far as a client can read it', async () => {
    const models = [
      { name: 'x'.repeat(300) },
      { name: '' },
      { name: 'huge', size: '1e999', details: { context_length: -5, parameter_size: 'x'.repeat(1_000) } },
      { name: 'many', capabilities: Array.from({ length: 1_000 }, () => 'completion') },
      { name: { toString: 'x' } },
      null,
    ];
    const url = await startHostileServer(answerJson({ '/api/version': { version: '1' }, '/api/tags': { models } }));
    const upstream = createOllamaUpstream({ url, slots: 1, clock: createManualClock() });
    onTestFinished(() => upstream.dispose());
    const { status, models: listed } = await upstream.probe(new AbortController().signal);
    expect(status.status).toBe('ready');
    expect(listed).toMatchObject([
      { name: 'huge', sizeBytes: 0, contextLength: 0, parameterSize: '' },
      { name: 'many', capabilities: [] },
    ]);
  });

  it('may be that it is a very long version, and then it is no Ollama', async () => {
    const url = await startHostileServer(answerJson({ '/api/version': { version: 'x'.repeat(1_000) } }));
    const upstream = createOllamaUpstream({ url, slots: 1, clock: createManualClock() });
    onTestFinished(() => upstream.dispose());
    expect((await upstream.probe(new AbortController().signal)).status.status).toBe('refused');
  });
});
