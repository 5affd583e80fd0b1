import { expect, test } from 'vitest';
import { sniffFormat } from '../../../companion/transcribers/sniff-format.ts';

test.each([
  ['wav', Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1')],
  [undefined, Buffer.from('RIFF\0\0\0\0AVI LIST', 'latin1')],
  ['webm', Buffer.from('1a45dfa3', 'hex')],
  ['ogg', Buffer.from('OggS')],
  ['flac', Buffer.from('fLaC')],
  ['mp4', Buffer.from('\0\0\0\x20ftypisom', 'latin1')],
  ['mp3', Buffer.from('ID3\x03', 'latin1')],
  ['mp3', Buffer.from('fffb90', 'hex')],
  [undefined, Buffer.from('ffff', 'hex').subarray(0, 1)],
  [undefined, Buffer.alloc(0)],
  [undefined, Buffer.from('<html>')],
])('the format %s is told by its first bytes', (format, bytes) => {
  expect(sniffFormat(bytes)).toBe(format);
});
