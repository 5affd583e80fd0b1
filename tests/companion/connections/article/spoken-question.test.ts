import { describe, expect, it, test } from 'vitest';
import type { AudioFile, Transcriber, Transcript } from '../../../../companion/transcribers/transcriber.ts';
import { UpstreamError } from '../../../../companion/upstreams/upstream.ts';
import { LIMITS } from '../../../../protocol/limits.ts';
import { createAsyncQueue } from '../../../helpers/async-queue.ts';
import { recordedSpeech } from '../../../helpers/fake-transcriber.ts';
import type { WireClient, WireMessage } from '../wire-client.ts';
import { GUEST_ARTICLE, SHARED, startWireServer, type WireServerOptions } from '../wire-server.ts';

const SPEECH = recordedSpeech();
const AUDIO = { type: 'audio', format: 'wav' };
const END = { type: 'audio_end' };

interface Asked {
  file: AudioFile;
  signal: AbortSignal;
  hear(text: string): void;
  fail(error: Error): void;
}

async function setUp(options: WireServerOptions = {}) {
  const files = createAsyncQueue<Asked>();
  const transcriber: Transcriber = {
    address: 'http://127.0.0.1:8080',
    transcribe(file, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<Transcript>();
      signal.addEventListener('abort', () => reject(signal.reason));
      files.put({ file, signal, hear: (text) => resolve({ text, language: '' }), fail: reject });
      return promise;
    },
    dispose() {},
  };
  const server = await startWireServer({ transcriber, ...options });
  const client = await server.connect(GUEST_ARTICLE);
  /** Says it, and takes what the transcriber is asked. */
  async function say(): Promise<Asked> {
    client.send(AUDIO);
    client.send(SPEECH);
    client.send(END);
    return files.take();
  }
  return { ...server, client, say, files };
}

/** What came before the answer to `clear`, which is served after everything else. */
async function takeRest(client: WireClient): Promise<string[]> {
  client.send({ type: 'clear' });
  return (await client.takeUntil('cleared')).slice(0, -1).map(({ type, code }) => code ?? type);
}

const types = (messages: WireMessage[]) => messages.map(({ type }) => type);

describe('a spoken question', () => {
  it('is transcribed, told, and asked', async () => {
    const { client, files, scripted } = await setUp();
    client.send({ ...AUDIO, model: 'big' });
    client.send(SPEECH.subarray(0, 1_001));
    client.send(SPEECH.subarray(1_001));
    client.send(END);
    const asked = await files.take();
    expect(asked.file.bytes).toEqual(SPEECH);
    asked.hear('Why?');
    const request = await scripted.next();
    expect(request.request).toMatchObject({ model: 'big', prompt: { question: 'Why?' } });
    request.say('Because.');
    request.finish();
    expect(await client.takeUntil('done')).toEqual([
      { type: 'step', description: 'Heard: Why?' },
      { type: 'token', content: 'Because.' },
      { type: 'done' },
    ]);
  });

  it('is remembered as one that was typed', async () => {
    const { client, say, scripted } = await setUp();
    (await say()).hear('Why?');
    const request = await scripted.next();
    request.say('Because.');
    request.finish();
    await client.takeUntil('done');
    client.send({ message: 'Since when?' });
    const { history } = (await scripted.next()).request.prompt;
    expect(history).toMatchObject([{ question: 'Why?', answer: 'Because.' }]);
  });

  it('ends the running answer as soon as it begins', async () => {
    const { client, scripted } = await setUp();
    client.send({ message: 'One?' });
    const request = await scripted.next();
    request.say('A');
    expect(types([await client.take()])).toEqual(['token']);
    client.send(AUDIO);
    expect(await client.take()).toEqual({ type: 'cancelled' });
  });

  test.each([
    ['cancel', [{ type: 'cancel' }], ['cancelled']],
    ['two cancels', [{ type: 'cancel' }, { type: 'cancel' }], ['cancelled', 'cancelled']],
    ['clear', [{ type: 'clear' }], ['cancelled', 'cleared']],
    ['another recording, and cancel', [AUDIO, { type: 'cancel' }], ['cancelled', 'cancelled']],
  ])('is ended by %s while it is recorded, and while it is transcribed', async (_, commands, expected) => {
    const { client, say } = await setUp();
    client.send(AUDIO);
    client.send(SPEECH);
    for (const command of commands) client.send(command);
    client.send(SPEECH);
    for (const type of expected) expect(await client.take()).toEqual({ type });
    expect(await takeRest(client)).toEqual([]);
    const { signal } = await say();
    for (const command of commands) client.send(command);
    for (const type of expected) expect(await client.take()).toEqual({ type });
    expect(await takeRest(client)).toEqual([]);
    expect(signal.aborted).toBe(true);
  });

  it('gives way to one that is typed, and not to one that is refused', async () => {
    const { client, say, scripted } = await setUp();
    const asked = await say();
    client.send({ message: '' });
    client.send({ message: 'Two?' });
    expect((await scripted.next()).request.prompt.question).toBe('Two?');
    expect(asked.signal.aborted).toBe(true);
    expect([await client.take(), await client.take()]).toMatchObject([
      { type: 'cancelled' },
      { code: 'empty_message' },
    ]);
  });

  it('that is not whole when its sender leaves is dropped, and one that is transcribed is told so', async () => {
    const { client, say } = await setUp();
    const { signal } = await say();
    const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
    client.terminate();
    await aborted;
  });

  test.each<[string, object[], string]>([
    ['of another format', [{ type: 'audio', format: 'webm' }, SPEECH, END], 'bad_message'],
    ['of a format that nobody knows', [{ type: 'audio', format: 'aiff' }], 'bad_message'],
    ['without a format', [{ type: 'audio' }], 'bad_message'],
    ['without a sound', [AUDIO, END], 'empty_message'],
    ['of silence', [{ type: 'audio', format: 'pcm16' }, Buffer.alloc(3_200), END], 'empty_message'],
    ['that ends in half a sample', [{ type: 'audio', format: 'pcm16' }, SPEECH.subarray(44, 101), END], 'bad_message'],
    ['that never began', [END], 'bad_message'],
  ])('%s is refused once, and the connection lives', async (_, frames, code) => {
    const { client } = await setUp();
    for (const frame of frames) client.send(frame as Uint8Array);
    expect(await client.take()).toMatchObject({ type: 'error', code, message: expect.stringMatching(/\w/) });
    expect(await takeRest(client)).toEqual([]);
  });

  test.each([
    ['of which no words were heard', (asked: Asked) => asked.hear(''), 'empty_message'],
    [
      'that the transcriber refuses',
      (asked: Asked) =>
        asked.fail(
          new UpstreamError('upstream_failed', { cause: 'broke_before', server: 'transcriber', address: 'a' }),
        ),
      'upstream_failed',
    ],
    ['at which we fail', (asked: Asked) => asked.fail(new Error('ours')), 'internal'],
  ])('%s says so, and the next is answered', async (_, answer, code) => {
    const { client, say, scripted } = await setUp();
    answer(await say());
    expect(await client.take()).toMatchObject({ type: 'error', code });
    (await say()).hear('Why?');
    expect((await scripted.next()).request.prompt.question).toBe('Why?');
  });

  it('says how to get a transcriber where there is none', async () => {
    const { connect } = await startWireServer();
    const client = await connect(GUEST_ARTICLE);
    client.send(AUDIO);
    client.send(SPEECH);
    client.send(END);
    expect(await client.take()).toMatchObject({
      type: 'error',
      code: 'upstream_unreachable',
      cure: expect.stringContaining('--transcriber'),
    });
  });

  it('without an end is refused once it is as large as one may be, and keeps none of what still comes', async () => {
    const { client } = await setUp({
      limits: { audioBytes: 10_000, guestRecordedBytes: 15_000, messagesPerSecond: 100 },
    });
    for (let rounds = 0; rounds < 3; rounds += 1) {
      client.send({ type: 'audio', format: 'webm' });
      for (let frames = 0; frames < 20; frames += 1) client.send(Buffer.alloc(6_000, 1));
      client.send(END);
      expect(await client.take()).toMatchObject({ code: 'message_too_long' });
    }
    expect(await takeRest(client)).toEqual([]);
  });

  it('that ends twice is asked once, and the second end is refused', async () => {
    const { client, say } = await setUp();
    const asked = await say();
    client.send(END);
    expect(await client.take()).toMatchObject({ code: 'bad_message' });
    asked.hear('Why?');
    expect(await client.take()).toMatchObject({ type: 'step' });
  });

  it('that comes too late is refused, and its rest is dropped', async () => {
    const { client, clock } = await setUp();
    client.send(AUDIO);
    client.send(SPEECH);
    client.send({ type: 'nothing' });
    expect(await client.take()).toMatchObject({ code: 'unknown_type' });
    clock.advance(LIMITS.audioGapMs);
    expect(await client.take()).toMatchObject({ code: 'bad_message' });
    client.send(SPEECH);
    client.send(END);
    expect(await takeRest(client)).toEqual([]);
  });

  it('drops what still comes of a recording that has ended', async () => {
    const { client, say } = await setUp();
    (await say()).hear('');
    expect(await client.take()).toMatchObject({ code: 'empty_message' });
    client.send(SPEECH);
    expect(await takeRest(client)).toEqual([]);
  });

  it('of which some was beyond the rate is dropped, and its end says nothing more', async () => {
    const { client, clock } = await setUp({ limits: { messagesPerSecond: 1 } });
    client.send(AUDIO);
    client.send(SPEECH);
    client.send(SPEECH);
    expect(await client.take()).toMatchObject({ code: 'rate_limited' });
    clock.advance(10_000);
    client.send(END);
    expect(await takeRest(client)).toEqual([]);
  });

  it('is unknown in a shared room, where a binary frame closes the connection', async () => {
    const { connect } = await setUp();
    const client = await connect(SHARED);
    client.send(AUDIO);
    expect(await client.take()).toMatchObject({ code: 'unknown_type' });
    client.send(SPEECH);
    expect((await client.closed).code).toBe(1003);
  });
});
