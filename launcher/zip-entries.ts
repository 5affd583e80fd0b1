import { inflateRawSync } from 'node:zlib';

/** The bytes are no archive that we can read. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const ENTRY_SIGNATURE = 0x02014b50;
const DEFLATED = 8;

/** The files of a zip by name, read on demand. Enough of the format for archives that our own build has written. */
export function readZip(zip: Buffer): ReadonlyMap<string, () => Buffer> {
  const end = zip.length - END_BYTES;
  if (end < 0 || zip.readUInt32LE(end) !== END_SIGNATURE) throw new ZipError('no zip without a comment');
  const entries = new Map<string, () => Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new ZipError('a broken list of files');
    const [method, size, start] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const nameEnd = at + 46 + (nameLength ?? 0);
    entries.set(zip.toString('utf8', at + 46, nameEnd), () => readEntry(zip, method, size, start));
    at = nameEnd + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return entries;
}

function readEntry(zip: Buffer, method: number, size: number, start: number): Buffer {
  const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
  const bytes = zip.subarray(data, data + size);
  return method === DEFLATED ? inflateRawSync(bytes) : bytes;
}
