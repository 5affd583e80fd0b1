/** What is taken of speech. Each test is named after the limit that it holds at its bound. */
import { expect, it, onTestFinished } from 'vitest';
import { createHttpTranscriber } from '../../companion/transcribers/http-transcriber.ts';
import { createRecordings } from '../../companion/transcribers/recordings.ts';
import { createTranscriptions } from '../../companion/transcribers/transcriptions.ts';
import { toWav } from '../../companion/transcribers/wav.ts';
import type { AudioFormat } from '../../protocol/audio-formats.ts';
import { LIMITS, type Limits } from '../../protocol/limits.ts';
import { createCapturedLog } from '../helpers/captured-log.ts';
import { startFakeTranscriber, type TranscriberAnswer } from '../helpers/fake-transcriber.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { settle } from '../helpers/settle.ts';

const { signal } = new AbortController();
const FILE = { format: 'wav', container: 'wav', bytes: Buffer.from('x') } as const;
const PATH = '/v1/audio/transcriptions';
/** Loud samples. */
const sound = (bytes: number) => Buffer.alloc(bytes, 0x7f);

function setUp(limits: Partial<Limits>) {
  const clock = createManualClock();
  const recordings = createRecordings({ clock, limits: { ...LIMITS, ...limits } });
  const late: string[] = [];
  const begin = (format: AudioFormat = 'pcm16', isGuest = false) =>
    recordings.begin({ format, isGuest, onLate: ({ code }) => void late.push(code) });
  return { clock, begin, late };
}

function connect(url: string, limits: Partial<Limits>) {
  const clock = createManualClock();
  const transcriber = createHttpTranscriber({ url, model: 'm', clock, limits: { ...LIMITS, ...limits } });
  onTestFinished(() => transcriber.dispose());
  return { clock, transcriber };
}

it('audioBytes: a recording may have so many, and one byte more is message_too_long', () => {
  const recording = setUp({ audioBytes: 1_000 }).begin('webm');
  expect(recording.add(sound(1_000))).toBeUndefined();
  expect(recording.add(sound(1))).toMatchObject({ code: 'message_too_long' });
});

it('audioSeconds: samples, WAV and WebM may be so long, and longer ones are message_too_long', () => {
  const { begin } = setUp({ audioSeconds: 1 });
  /** WebM with one block that begins so late. */
  const webm = (ms: number) => {
    const block = Buffer.from('1a45dfa3801f43b67588e7820000a38381', 'hex');
    block.writeUInt16BE(ms, 12);
    return Buffer.concat([block, Buffer.alloc(2)]);
  };
  const samples = begin();
  expect(samples.add(sound(32_000))).toBeUndefined();
  expect(samples.add(sound(2))).toMatchObject({ code: 'message_too_long' });
  const ended = (format: AudioFormat, file: Uint8Array) => {
    const recording = begin(format);
    recording.add(file);
    return recording.end();
  };
  expect(ended('wav', toWav(sound(32_000)))).toMatchObject({ container: 'wav' });
  expect(ended('wav', toWav(sound(32_002)))).toMatchObject({ code: 'message_too_long' });
  expect(ended('webm', webm(1_000))).toMatchObject({ container: 'webm' });
  expect(ended('webm', webm(1_001))).toMatchObject({ code: 'message_too_long' });
});

it('audioGapMs: more of a recording may be so late, and later it is a bad_message', () => {
  const { clock, begin, late } = setUp({ audioGapMs: 1_000 });
  const recording = begin();
  clock.advance(999);
  recording.add(sound(2));
  clock.advance(999);
  expect(late).toEqual([]);
  clock.advance(1);
  expect(late).toEqual(['bad_message']);
});

it('recordedBytes: all recordings of clients may have so many, until one is dropped', () => {
  const { begin } = setUp({ recordedBytes: 1_000 });
  const first = begin();
  const second = begin();
  expect(first.add(sound(600))).toBeUndefined();
  expect(second.add(sound(400))).toBeUndefined();
  expect(second.add(sound(2))).toMatchObject({ code: 'overloaded' });
  expect(begin().add(sound(400))).toBeUndefined();
  first.end();
  expect(begin().add(sound(2))).toMatchObject({ code: 'overloaded' });
  first.drop();
  expect(begin().add(sound(600))).toBeUndefined();
});

it('guestRecordedBytes: those of guests may have so many, and take nothing from clients', () => {
  const { begin } = setUp({ guestRecordedBytes: 1_000 });
  expect(begin('pcm16', true).add(sound(1_000))).toBeUndefined();
  expect(begin('pcm16', true).add(sound(2))).toMatchObject({ code: 'overloaded' });
  expect(begin().add(sound(1_000))).toBeUndefined();
});

it('transcriptions: so many recordings are transcribed at once, and one more is overloaded', async () => {
  const heard = Promise.withResolvers<{ text: string; language: string }>();
  const transcriber = { address: 'a', transcribe: () => heard.promise, dispose() {} };
  const transcriptions = createTranscriptions({
    finder: { find: async () => transcriber, forget() {} },
    clock: createManualClock(),
    log: createCapturedLog(),
    limits: { ...LIMITS, transcriptions: 2 },
  });
  const running = [transcriptions.transcribe(FILE, signal), transcriptions.transcribe(FILE, signal)];
  const third = transcriptions.transcribe(FILE, signal);
  await settle();
  heard.resolve({ text: 'Why?', language: '' });
  expect(await third).toMatchObject({ code: 'overloaded' });
  await Promise.all(running);
  expect(await transcriptions.transcribe(FILE, signal)).toMatchObject({ text: 'Why?' });
});

it('transcriptionMs: a transcriber has so long, and then is upstream_silent', async () => {
  const asked = Promise.withResolvers<void>();
  const { url } = await startFakeTranscriber({ [PATH]: () => asked.resolve() });
  const { clock, transcriber } = connect(url, { transcriptionMs: 1_000 });
  const code = transcriber.transcribe(FILE, signal).catch((error) => error.code);
  await asked.promise;
  clock.advance(1_000);
  expect(await code).toBe('upstream_silent');
});

it('transcriptBytes: an answer may have so many, and one byte more is upstream_refused', async () => {
  const answer = (bytes: number): TranscriberAnswer => ({ text: 'x'.repeat(bytes - '{"text":""}'.length) });
  const outcome = async (bytes: number) => {
    const { url } = await startFakeTranscriber({ [PATH]: answer(bytes) });
    const { transcriber } = connect(url, { transcriptBytes: 100 });
    return transcriber.transcribe(FILE, signal).then(
      () => 'heard',
      (error) => error.code,
    );
  };
  expect([await outcome(100), await outcome(101)]).toEqual(['heard', 'upstream_refused']);
});
