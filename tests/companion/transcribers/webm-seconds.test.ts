import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { webmSeconds } from '../../../companion/transcribers/webm-seconds.ts';

/** What Chromium recorded for 2.6 s, in parts of half a second. */
const RECORDED = readFileSync(new URL('../../fixtures/whisper-server/capital-of-france.webm', import.meta.url));
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('the length of WebM', () => {
  it('is when its last block begins, as a browser records it', () => {
    expect(webmSeconds(RECORDED)).toBeCloseTo(2.5, 0);
  });

  it('counts blocks from their cluster, in the unit that the file names', () => {
    const info = '1549a966 87 2ad7b1 83 0f4240';
    const clusters = '1f43b675 88 e7 82 03e8 a3 83 81 0064 | 1f43b675 8a e7 81 05 a0 85 a1 83 81 0007';
    const file = `18538067 01ffffffffffffff ${info} ${clusters.replace('|', '')}`;
    expect(webmSeconds(hex(file))).toBe(1.1);
    expect(webmSeconds(hex(file.replace('0f4240', '1e8480')))).toBe(2.2);
  });

  it('is unknown where no block is, and as far as it goes where it breaks off', () => {
    expect(webmSeconds(hex('1a45dfa3 80'))).toBeUndefined();
    expect(webmSeconds(hex('1a45dfa3'))).toBeUndefined();
    expect(webmSeconds(RECORDED.subarray(0, 4_000))).toBeLessThan(2);
  });

  it('is looked for among so many elements, and then is what was found', () => {
    const many = (count: number) => Buffer.alloc(count * 2, hex('ec80'));
    const block = hex('1f43b675 88 e7 82 03e8 a3 83 81 0064');
    expect(webmSeconds(Buffer.concat([many(1_000), block]))).toBe(1.1);
    expect(webmSeconds(Buffer.concat([block, many(200_000), block]))).toBe(1.1);
    expect(webmSeconds(Buffer.concat([many(200_000), block]))).toBeUndefined();
  });

  it('is found in any bytes at once, or not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(RECORDED.byteLength), (bytes, at) => {
        const broken = Buffer.from(RECORDED);
        broken.set(bytes.subarray(0, broken.byteLength - at), at);
        webmSeconds(Buffer.from(bytes));
        expect(webmSeconds(broken) ?? 0).toBeTypeOf('number');
      }),
    );
  });
});
