import { describe, expect, it, test } from 'vitest';
import type { AudioFile, Transcriber, Transcript } from '../../../companion/transcribers/transcriber.ts';
import { createAsyncQueue } from '../../helpers/async-queue.ts';
import { recordedSpeech } from '../../helpers/fake-transcriber.ts';
import { ask, startSession } from './aside-session.ts';
import { hashOf, sendBlob } from './send-blob.ts';
import { openTestStorage } from './test-storage.ts';
import { clientOf, GUEST } from './wire-server.ts';

const SPEECH = recordedSpeech();
const request = (content: Uint8Array, format = 'wav') => ({ type: 'transcribe', blob: hashOf(content), format });

async function start(isThere = true) {
  const asked = createAsyncQueue<{
    file: AudioFile;
    signal: AbortSignal;
    hear(transcript: Transcript): void;
    tell(text: string): void;
  }>();
  const transcriber: Transcriber = {
    address: 'a',
    transcribe(file, signal, onHearing = () => {}) {
      const { promise, resolve, reject } = Promise.withResolvers<Transcript>();
      signal.addEventListener('abort', () => reject(signal.reason));
      asked.put({ file, signal, hear: resolve, tell: onHearing });
      return promise;
    },
    dispose() {},
  };
  const session = await startSession({ storage: await openTestStorage(), ...(isThere && { transcriber }) });
  return { ...session, asked, client: await session.greet() };
}

describe('a recording that was sent as a blob', () => {
  it('is transcribed, and its words and language come back', async () => {
    const { client, asked } = await start();
    await sendBlob(client, SPEECH);
    const answer = ask(client, request(SPEECH));
    const { file, hear } = await asked.take();
    expect(file.bytes).toEqual(SPEECH);
    hear({ text: 'Why?', language: 'english' });
    expect(await answer).toMatchObject({ type: 'transcript', text: 'Why?', language: 'english' });
  });

  it('has its words so far told while it is transcribed, and not each by itself', async () => {
    const { client, asked, clock } = await start();
    await sendBlob(client, SPEECH);
    client.send({ ...request(SPEECH), id: 'mine' });
    const { tell, hear } = await asked.take();
    tell('');
    tell('Why');
    tell('Why is');
    clock.advance(200);
    tell('Why is the sky');
    hear({ text: 'Why is the sky blue?', language: '' });
    expect(await client.takeUntil('transcript')).toEqual([
      { type: 'hearing', id: 'mine', text: 'Why' },
      { type: 'hearing', id: 'mine', text: 'Why is the sky' },
      { type: 'transcript', id: 'mine', text: 'Why is the sky blue?', language: '' },
    ]);
  });

  it('need not be sent again after the connection was lost', async () => {
    const { client, greet, asked } = await start();
    await sendBlob(client, SPEECH);
    client.terminate();
    const answer = ask(await greet(), request(SPEECH));
    (await asked.take()).hear({ text: 'Why?', language: '' });
    expect(await answer).toMatchObject({ text: 'Why?' });
  });

  it('is not transcribed any more once it is aborted, or its sender has gone', async () => {
    const { client, asked } = await start();
    await sendBlob(client, SPEECH);
    for (const end of [() => client.send({ type: 'abort', id: 'mine' }), () => client.terminate()]) {
      client.send({ ...request(SPEECH), id: 'mine' });
      const { signal } = await asked.take();
      const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
      end();
      await aborted;
    }
  });

  test.each([
    ['of silence', Buffer.alloc(3_200), 'pcm16', 'empty_message'],
    ['of another format', SPEECH, 'webm', 'bad_message'],
    ['of half a sample', SPEECH.subarray(44, 101), 'pcm16', 'bad_message'],
    ['of a format that nobody knows', SPEECH, 'aiff', 'bad_message'],
  ])('%s is refused', async (_, content, format, code) => {
    const { client } = await start();
    await sendBlob(client, content);
    expect(await ask(client, request(content, format))).toMatchObject({ type: 'error', code });
  });

  it('is transcribed once under an id', async () => {
    const { client, asked } = await start();
    await sendBlob(client, SPEECH);
    client.send({ ...request(SPEECH), id: 'mine' });
    const { hear } = await asked.take();
    client.send({ ...request(SPEECH), id: 'mine' });
    expect(await client.take()).toMatchObject({ type: 'error', id: 'mine', code: 'bad_message' });
    hear({ text: 'Why?', language: '' });
    expect(await client.take()).toMatchObject({ type: 'transcript', text: 'Why?' });
  });

  it('of another client, or that was never sent, is not there; a guest may not ask', async () => {
    const { client, greet } = await start();
    await sendBlob(client, SPEECH);
    expect(await ask(await greet(clientOf('ben')), request(SPEECH))).toMatchObject({ code: 'attachments_gone' });
    expect(await ask(await greet(GUEST), request(SPEECH))).toMatchObject({ code: 'forbidden' });
  });

  it('waits for nothing where there is no transcriber, and says so', async () => {
    const { client } = await start(false);
    await sendBlob(client, SPEECH);
    const answer = await ask(client, request(SPEECH));
    expect(answer).toMatchObject({ code: 'upstream_unreachable', params: { cause: 'no_transcriber' } });
  });
});
