/** The first bytes of images of a size: enough for what reads no more. */
export const imageBytes = {
  png: (width: number, height: number) =>
    Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), u32(width), u32(height), Buffer.alloc(16)]),
  gif: (width: number, height: number) => Buffer.concat([Buffer.from('GIF89a'), u16le(width), u16le(height)]),
  jpeg: (width: number, height: number, segmentBytes = 30, segments = 1) =>
    Buffer.concat([
      Buffer.from('ffd8', 'hex'),
      ...Array.from({ length: segments }, () => [
        Buffer.from('ffe1', 'hex'),
        u16(segmentBytes + 2),
        Buffer.alloc(segmentBytes),
      ]).flat(),
      Buffer.from('ffc0001108', 'hex'),
      u16(height),
      u16(width),
      Buffer.alloc(12),
    ]),
  webp: (width: number, height: number) => {
    const lossy = Buffer.concat([Buffer.from('VP8 ....0000009d', 'latin1'), Buffer.alloc(0)]);
    const file = Buffer.concat([Buffer.from('RIFF....WEBP'), lossy.subarray(0, 14), u16le(width), u16le(height)]);
    return file;
  },
  bmp: (width: number, height: number) =>
    Buffer.concat([Buffer.from('BM'), Buffer.alloc(12), u32le(40), u32le(width), u32le(height), Buffer.alloc(28)]),
  avif: (width: number, height: number) =>
    Buffer.concat([Buffer.from('\0\0\0\x20ftypavif....ispe....', 'latin1'), u32(width), u32(height), Buffer.alloc(24)]),
};

function u16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16BE(value);
  return buffer;
}
function u16le(value: number): Buffer {
  return u16(value).swap16();
}
function u32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
}
function u32le(value: number): Buffer {
  return u32(value).swap32();
}
