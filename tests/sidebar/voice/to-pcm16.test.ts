import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toPcm16 } from '../../../sidebar/voice/to-pcm16.ts';

const read = (bytes: Uint8Array) => {
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.byteLength / 2 }, (_, at) => view.getInt16(at * 2, true));
};

it('writes samples as 16 bits, little-endian, and cuts off what is too loud', () => {
  expect(read(toPcm16([Float32Array.of(0, 1, -1, 0.5, 2, -2)]))).toEqual([0, 32_767, -32_767, 16_384, 32_767, -32_767]);
});

it('mixes channels, and makes nothing of none', () => {
  expect(read(toPcm16([Float32Array.of(1, 0), Float32Array.of(0, -1)]))).toEqual([16_384, -16_383]);
  expect(toPcm16([]).byteLength).toBe(0);
});

it('keeps each sample to the last bit of the sixteen', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ min: -1, max: 1, noNaN: true })), (samples) => {
      const written = read(toPcm16([Float32Array.from(samples)]));
      for (const [at, sample] of samples.entries()) {
        expect(Math.abs((written[at] ?? 9) / 32_767 - sample)).toBeLessThan(1 / 32_767);
      }
    }),
  );
});
