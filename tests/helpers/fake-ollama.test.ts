import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFakeOllama, type FakeOllama } from './fake-ollama.ts';
import { manual, readRecording, recording } from './fake-ollama-answers.ts';

let fake: FakeOllama;

beforeEach(async () => {
  fake = createFakeOllama();
  await fake.listen();
});
afterEach(() => fake.close());

interface Answer {
  status: number;
  contentType: string;
  body: string;
}

function send(path: string, headers: Record<string, string> = {}, body?: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const outgoing = request({ host: '127.0.0.1', port: fake.port, path, method, headers }, async (response) => {
      const text = (await response.toArray()).join('');
      const contentType = response.headers['content-type'] ?? '';
      resolve({ status: response.statusCode ?? 0, contentType, body: text });
    });
    outgoing.on('error', reject);
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function recorded(name: string): Answer {
  const { status, contentType, body } = readRecording(name);
  return { status, contentType, body: body.toString() };
}

const QUESTION = { model: 'smollm2:135m', messages: [{ role: 'user', content: 'Hi' }] };

describe('the fake Ollama says what the real one was recorded to say', () => {
  test.each([
    ['origin-extension', { origin: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop' }],
    ['origin-page', { origin: 'https://example.com' }],
    ['host-foreign', { host: 'example.com' }],
  ])('%s', async (name, headers) => {
    expect(await send('/api/tags', headers)).toEqual(recorded(name));
  });

  test.each([
    ['version', '/api/version'],
    ['ps-empty', '/api/ps'],
  ])('%s', async (name, path) => {
    expect(await send(path)).toEqual(recorded(name));
  });

  test.each([
    ['chat-absent', { ...QUESTION, model: 'no-such-model' }],
    ['chat-no-model', { messages: [] }],
    ['chat-think-refused', { ...QUESTION, think: true }],
  ])('%s', async (name, body) => {
    expect(await send('/api/chat', {}, body)).toEqual(recorded(name));
  });

  test('to a local origin', async () => {
    expect((await send('/api/tags', { origin: 'http://localhost:3000' })).status).toBe(200);
  });

  test('byte for byte when it replays', async () => {
    fake.script(recording('chat-unicode', [3, 300, 301]));
    expect(await send('/api/chat', {}, QUESTION)).toEqual(recorded('chat-unicode'));
  });

  test('to a prompt that is too long', async () => {
    await fake.close();
    fake = createFakeOllama({ contextTokens: 2048 });
    await fake.listen();
    const long = { ...QUESTION, messages: [{ role: 'user', content: 'x'.repeat(9014 * 4) }], truncate: false };
    expect(await send('/api/chat', {}, long)).toEqual(recorded('chat-overflow-no-truncate'));
  });
});

describe('the fake Ollama', () => {
  test('answers one chat at a time, and the next without a byte until then', async () => {
    const [first, second] = [manual(), manual()];
    fake.script(first, second);
    const answers = [send('/api/chat', {}, QUESTION), send('/api/chat', {}, QUESTION)];
    await first.started;
    await fake.nextRequest();
    await fake.nextRequest();
    let hasStarted = false;
    void second.started.then(() => {
      hasStarted = true;
    });
    expect((await send('/api/version')).status).toBe(200);
    expect(hasStarted).toBe(false);
    first.done();
    await second.started;
    second.done();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200]);
  });

  test('knows the model that a chat loaded', async () => {
    await send('/api/chat', {}, QUESTION);
    expect(JSON.parse((await send('/api/ps')).body).models).toMatchObject([{ name: 'smollm2:135m' }]);
  });
});
