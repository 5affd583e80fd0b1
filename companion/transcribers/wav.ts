/** Samples a second that `pcm16` has, and that models of speech are made for. */
export const SAMPLE_RATE = 16_000;
export const PCM_BYTES_PER_SECOND = SAMPLE_RATE * 2;
const HEAD_BYTES = 44;

/** 16-bit samples of one channel at 16 kHz, with the head that makes a WAV file of them. */
export function toWav(samples: Uint8Array): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(HEAD_BYTES - 8 + samples.byteLength, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(SAMPLE_RATE, 24);
  head.writeUInt32LE(PCM_BYTES_PER_SECOND, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([head, samples]);
}

export interface WavContent {
  bytesPerSecond: number;
  /** Those that are there, whatever the head says of their length: programs that stream don't know it. */
  samples: Uint8Array;
  /** Whether they are 16-bit numbers. */
  isPcm16: boolean;
}

/** What is in a WAV file; undefined when its parts can't be found. */
export function readWav(file: Buffer): WavContent | undefined {
  let format: Pick<WavContent, 'bytesPerSecond' | 'isPcm16'> | undefined;
  for (let at = 12; at + 8 <= file.byteLength; ) {
    const name = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    const content = file.subarray(at + 8, at + 8 + length);
    if (name === 'fmt ' && content.byteLength >= 16) {
      const isPcm16 = content.readUInt16LE(0) === 1 && content.readUInt16LE(14) === 16;
      format = { bytesPerSecond: content.readUInt32LE(8), isPcm16 };
    }
    if (name === 'data') return format && format.bytesPerSecond > 0 ? { ...format, samples: content } : undefined;
    at += 8 + length + (length % 2);
  }
  return undefined;
}

/** No sample is louder than what a quiet room gives. Models of speech make up words for such a recording. */
const QUIET = 128;

export function isSilent(samples: Uint8Array): boolean {
  const view = new DataView(samples.buffer, samples.byteOffset, samples.byteLength);
  for (let at = 0; at + 1 < samples.byteLength; at += 2) {
    if (Math.abs(view.getInt16(at, true)) > QUIET) return false;
  }
  return true;
}
