import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSilent, readWav, toWav } from '../../../companion/transcribers/wav.ts';
import { recordedSpeech } from '../../helpers/fake-transcriber.ts';

describe('a WAV file', () => {
  it('holds any samples as they came', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (samples) => {
        const content = readWav(toWav(samples));
        expect(content).toMatchObject({ bytesPerSecond: 32_000, isPcm16: true });
        expect([...(content?.samples ?? [])]).toEqual([...samples]);
      }),
    );
  });

  it('of another program is read, its length too', () => {
    const content = readWav(recordedSpeech());
    expect(content?.isPcm16).toBe(true);
    expect((content?.samples.byteLength ?? 0) / (content?.bytesPerSecond ?? 1)).toBeCloseTo(1.858, 2);
  });

  it('that was streamed, and does not know its length, ends where it ends', () => {
    const file = toWav(Buffer.from([1, 2, 3, 4]));
    file.writeUInt32LE(0xffffffff, 40);
    expect([...(readWav(file)?.samples ?? [])]).toEqual([1, 2, 3, 4]);
  });

  it('of any damage is nothing, or less; it never throws', () => {
    fc.assert(
      fc.property(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 60 }), (at, damage) => {
        const file = recordedSpeech().subarray(0, 200);
        file.set(damage.subarray(0, 100), at % 100);
        readWav(file.subarray(0, at % 200));
        readWav(file);
      }),
    );
  });
});

it('silence has no sample that is louder than a quiet room', () => {
  const samples = Buffer.alloc(8);
  samples.writeInt16LE(-128, 2);
  expect(isSilent(samples)).toBe(true);
  samples.writeInt16LE(-129, 6);
  expect(isSilent(samples)).toBe(false);
});
