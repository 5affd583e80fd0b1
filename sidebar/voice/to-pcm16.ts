/** Samples a second that the companion takes. */
export const SAMPLE_RATE = 16_000;

const LARGEST = 0x7fff;

/** Channels of samples from -1 to 1 as one, of 16 bits and little-endian. */
export function toPcm16(channels: readonly Float32Array[]): Uint8Array<ArrayBuffer> {
  const [first] = channels;
  const bytes = new DataView(new ArrayBuffer((first?.length ?? 0) * 2));
  for (let at = 0; at < (first?.length ?? 0); at += 1) {
    let sum = 0;
    for (const samples of channels) sum += samples[at] ?? 0;
    const mixed = Math.max(-1, Math.min(1, sum / channels.length));
    bytes.setInt16(at * 2, Math.round(mixed * LARGEST), true);
  }
  return new Uint8Array(bytes.buffer);
}
