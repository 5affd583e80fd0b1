import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';

/** A zip names each file twice, with 30 bytes and 46 about it (APPNOTE.TXT, 4.3.7 and 4.3.12). */
const ZIP_ENTRY_BYTES = 30 + 46;

/** Bytes of a built file in a zip, with what the zip says of it. */
export function packedBytes(folder: string, file: string): number {
  const { length } = deflateRawSync(readFileSync(join(folder, file)), { level: 9 });
  return length + ZIP_ENTRY_BYTES + 2 * Buffer.byteLength(file);
}
