/** Elements of WebM that say when something is heard, and those around them. */
const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const TIMESTAMP_SCALE = 0x2ad7b1;
const CLUSTER = 0x1f43b675;
const CLUSTER_TIMESTAMP = 0xe7;
const BLOCK_GROUP = 0xa0;
const BLOCK = 0xa1;
const SIMPLE_BLOCK = 0xa3;

/** Browsers write 50 a second. A file may be made of millions, and everybody waits while they are counted. */
const MOST_ELEMENTS = 100_000;

/**
 * When the last block of a WebM file begins, which is some hundredths of a second before its end. What a browser records
 * has its length nowhere else. Undefined when no block is found; a file that breaks off is read as far as it goes.
 */
export function webmSeconds(file: Buffer): number | undefined {
  let nanoseconds = 1_000_000;
  let ofCluster = 0;
  let last: number | undefined;
  for (let at = 0, count = 0; at < file.byteLength && count < MOST_ELEMENTS; count += 1) {
    const idLength = lengthOfNumber(file, at);
    const id = readUnsigned(file, at, idLength);
    at += idLength;
    const sizeLength = lengthOfNumber(file, at);
    if (idLength === 0 || sizeLength === 0) break;
    const size = readUnsigned(file, at, sizeLength) - 2 ** (7 * sizeLength);
    at += sizeLength;
    if (id === TIMESTAMP_SCALE) nanoseconds = readUnsigned(file, at, Math.min(size, 8));
    if (id === CLUSTER_TIMESTAMP) ofCluster = readUnsigned(file, at, Math.min(size, 8));
    // The number of its track takes a byte: nobody has more than 126.
    if ((id === SIMPLE_BLOCK || id === BLOCK) && at + 3 <= file.byteLength) {
      last = Math.max(last ?? 0, ofCluster + file.readInt16BE(at + 1));
    }
    // What holds others is entered, be its size known or not.
    if (!isAround(id)) at += size;
  }
  return last === undefined ? undefined : (last * nanoseconds) / 1e9;
}

function isAround(id: number): boolean {
  return id === CLUSTER || id === BLOCK_GROUP || id === SEGMENT || id === INFO;
}

/** The first byte of a number says of how many it is; 0 when it says nothing, or they are not all there. */
function lengthOfNumber(file: Buffer, at: number): number {
  const length = Math.clz32(file[at] ?? 0) - 23;
  return length > 8 || at + length > file.byteLength ? 0 : length;
}

function readUnsigned(file: Buffer, at: number, length: number): number {
  let value = 0;
  for (let next = at; next < at + length; next += 1) value = value * 256 + (file[next] ?? 0);
  return value;
}
