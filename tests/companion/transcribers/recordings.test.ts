import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createRecordings } from '../../../companion/transcribers/recordings.ts';
import { toWav } from '../../../companion/transcribers/wav.ts';
import type { AudioFormat } from '../../../protocol/audio-formats.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { describeErrorInLine } from '../../../words/describe-error.ts';
import { recordedSpeech } from '../../helpers/fake-transcriber.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

const SPEECH = recordedSpeech();
const SAMPLES = SPEECH.subarray(44);
const WEBM = Buffer.from('1a45dfa301', 'hex');

function record(format: AudioFormat, ...parts: Uint8Array[]) {
  const recording = createRecordings({ clock: createManualClock(), limits: LIMITS }).begin({
    format,
    isGuest: false,
    onLate: () => {},
  });
  for (const part of parts) expect(recording.add(part)).toBeUndefined();
  return recording.end();
}

describe('a recording', () => {
  it('is the same however it was cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: SAMPLES.byteLength }), { maxLength: 8 }), (at) => {
        const cuts = [0, ...at.toSorted((one, other) => one - other), SAMPLES.byteLength];
        const parts = cuts.slice(1).map((end, index) => SAMPLES.subarray(cuts[index], end));
        expect(record('pcm16', ...parts)).toEqual({ format: 'pcm16', container: 'wav', bytes: toWav(SAMPLES) });
      }),
      { numRuns: 30 },
    );
  });

  it('keeps a copy: the memory of a frame is the transport’s', () => {
    const frame = Buffer.from(SPEECH);
    const recordings = createRecordings({ clock: createManualClock(), limits: LIMITS });
    const recording = recordings.begin({ format: 'wav', isGuest: false, onLate: () => {} });
    recording.add(frame);
    frame.fill(0);
    expect(recording.end()).toMatchObject({ bytes: SPEECH });
  });

  it.each<[AudioFormat, Buffer]>([
    ['wav', SPEECH],
    ['webm', WEBM],
  ])('that is a file (%s) is handed on as it came', (format, bytes) => {
    expect(record(format, bytes)).toEqual({ format, container: format, bytes });
  });

  test.each<[string, AudioFormat, Uint8Array, string, string]>([
    ['without a byte', 'pcm16', Buffer.alloc(0), 'empty_message', 'no_audio'],
    ['that is a head alone', 'wav', toWav(Buffer.alloc(0)), 'empty_message', 'no_audio'],
    ['of silence', 'pcm16', Buffer.alloc(3_200), 'empty_message', 'silence'],
    ['of silence in a file', 'wav', toWav(Buffer.alloc(3_200)), 'empty_message', 'silence'],
    ['of half samples', 'pcm16', SAMPLES.subarray(1), 'bad_message', 'audio_unclear'],
    ['of WebM, announced as samples', 'pcm16', WEBM, 'bad_message', 'audio_other'],
    ['of WAV, announced as samples', 'pcm16', SPEECH, 'bad_message', 'audio_other'],
    ['of WAV, announced as WebM', 'webm', SPEECH, 'bad_message', 'audio_other'],
    ['of samples, announced as WAV', 'wav', SAMPLES, 'bad_message', 'audio_unclear'],
    ['of WAV that breaks off', 'wav', SPEECH.subarray(0, 30), 'bad_message', 'audio_unclear'],
    ['of a page', 'webm', Buffer.from('<html>'), 'bad_message', 'audio_unclear'],
  ])('%s is refused in words', (_, format, bytes, code, cause) => {
    const refusal = record(format, bytes);
    expect(refusal).toMatchObject({ code, params: { cause } });
    if ('code' in refusal) expect(describeErrorInLine(refusal)).not.toMatch(/undefined|question is empty/);
  });
});
