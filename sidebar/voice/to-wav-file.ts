import { SAMPLE_RATE } from './to-pcm16.ts';

const HEAD_BYTES = 44;
const BYTES_PER_SAMPLE = 2;

/** Samples as `toPcm16` gives them, as a file that every player reads. */
export function toWavFile(samples: Uint8Array<ArrayBuffer>): Blob {
  const head = new DataView(new ArrayBuffer(HEAD_BYTES));
  const write = (at: number, name: string) => {
    for (let n = 0; n < name.length; n += 1) head.setUint8(at + n, name.charCodeAt(n));
  };
  write(0, 'RIFF');
  head.setUint32(4, HEAD_BYTES - 8 + samples.byteLength, true);
  write(8, 'WAVEfmt ');
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, SAMPLE_RATE, true);
  head.setUint32(28, SAMPLE_RATE * BYTES_PER_SAMPLE, true);
  head.setUint16(32, BYTES_PER_SAMPLE, true);
  head.setUint16(34, 8 * BYTES_PER_SAMPLE, true);
  write(36, 'data');
  head.setUint32(40, samples.byteLength, true);
  return new Blob([head, samples], { type: 'audio/wav' });
}
