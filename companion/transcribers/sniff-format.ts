import type { AudioFormat } from '../../protocol/audio-formats.ts';

/** The format whose mark the first bytes are; undefined when they are none, which is all that samples ever are. */
export function sniffFormat(bytes: Uint8Array): Exclude<AudioFormat, 'pcm16'> | undefined {
  const text = (from: number, to: number): string => Buffer.from(bytes.subarray(from, to)).toString('latin1');
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE') return 'wav';
  if (text(0, 4) === '\x1a\x45\xdf\xa3') return 'webm';
  if (text(0, 4) === 'OggS') return 'ogg';
  if (text(0, 4) === 'fLaC') return 'flac';
  if (text(4, 8) === 'ftyp') return 'mp4';
  if (text(0, 3) === 'ID3' || isMp3Frame(bytes)) return 'mp3';
  return undefined;
}

/** Eleven bits that are set, then a layer that is one. Two loud samples may look the same. */
function isMp3Frame(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0;
}
