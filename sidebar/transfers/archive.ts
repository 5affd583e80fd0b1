/** ZIP archives, as far as ChatGPT's exports need them (APPNOTE 6.3: one volume, stored or deflated, ZIP64 too). */

/** An archive that has no chats in it, is damaged, or is packed in a way that is not read here. */
export class ArchiveError extends Error {}

const unreadable = () => new ArchiveError('archive_unreadable');

/** A file in an archive. */
export interface ArchivedFile {
  /** Once it is unpacked. */
  bytes: number;
  /** Unpacks it as it is read, in pieces of at most a megabyte. */
  read(): AsyncIterable<Uint8Array>;
}

const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const END_BYTES = 22;
const LOCATOR_BYTES = 20;
const COMMENT_BYTES = 0xffff;
/** A list of files that is longer is none of an export. */
const DIRECTORY_BYTES = 64 * 1024 * 1024;
const PIECE_BYTES = 1024 * 1024;
/** Large exports have their chats in several files. */
const CHATS = /(?:^|\/)conversations(?:[-_]?\d+)?\.json$/;

export async function isArchive(file: Blob): Promise<boolean> {
  return file.size >= END_BYTES && (await view(file, 0, 4)).getUint32(0, true) === LOCAL;
}

/** The files with chats in it, by their names. @throws {ArchiveError} */
export async function findChatFiles(file: Blob): Promise<ArchivedFile[]> {
  try {
    const found = (await listEntries(file)).filter(({ name }) => CHATS.test(name));
    if (found.length === 0) throw unreadable();
    return found
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((entry) => ({ bytes: entry.bytes, read: () => unpack(file, entry) }));
  } catch (error) {
    // What is no archive after all points to where nothing is.
    if (error instanceof RangeError) throw unreadable();
    throw error;
  }
}

interface Entry {
  name: string;
  method: number;
  packedBytes: number;
  bytes: number;
  offset: number;
}

async function listEntries(file: Blob): Promise<Entry[]> {
  const { count, start, bytes } = await findDirectory(file);
  if (bytes > DIRECTORY_BYTES) throw unreadable();
  const directory = await view(file, start, bytes);
  const entries: Entry[] = [];
  for (let at = 0; entries.length < count; ) {
    if (directory.getUint32(at, true) !== ENTRY) throw unreadable();
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) =>
      directory.getUint16(at + field, true),
    ) as [number, number, number];
    const isEncrypted = (directory.getUint16(at + 8, true) & 1) === 1;
    const name = new TextDecoder().decode(bytesOf(directory, at + 46, nameBytes));
    const sizes = readSizes(directory, at, at + 46 + nameBytes, extraBytes);
    entries.push({ name, method: isEncrypted ? -1 : directory.getUint16(at + 10, true), ...sizes });
    at += 46 + nameBytes + extraBytes + commentBytes;
  }
  return entries;
}

/** Where a number does not fit, it is the next in the extra field of ZIP64. */
function readSizes(directory: DataView, at: number, extra: number, extraBytes: number) {
  let next = 0;
  for (let field = extra; field + 4 <= extra + extraBytes; field += 4 + directory.getUint16(field + 2, true)) {
    if (directory.getUint16(field, true) === 1) next = field + 4;
  }
  function read(field: number): number {
    const small = directory.getUint32(at + field, true);
    if (small !== 0xffffffff || next === 0) return small;
    next += 8;
    return Number(directory.getBigUint64(next - 8, true));
  }
  // In this order.
  const bytes = read(24);
  const packedBytes = read(20);
  return { bytes, packedBytes, offset: read(42) };
}

async function findDirectory(file: Blob): Promise<{ count: number; start: number; bytes: number }> {
  const from = Math.max(0, file.size - END_BYTES - COMMENT_BYTES - LOCATOR_BYTES);
  const tail = await view(file, from, file.size - from);
  let at = tail.byteLength - END_BYTES;
  while (at >= 0 && tail.getUint32(at, true) !== END) at -= 1;
  if (at < 0) throw unreadable();
  const locator = at - LOCATOR_BYTES;
  if (locator >= 0 && tail.getUint32(locator, true) === LOCATOR_64) {
    const end = await view(file, Number(tail.getBigUint64(locator + 8, true)), 56);
    if (end.getUint32(0, true) !== END_64) throw unreadable();
    const [count, bytes, start] = [32, 40, 48].map((field) => Number(end.getBigUint64(field, true))) as [
      number,
      number,
      number,
    ];
    return { count, bytes, start };
  }
  return {
    count: tail.getUint16(at + 10, true),
    bytes: tail.getUint32(at + 12, true),
    start: tail.getUint32(at + 16, true),
  };
}

async function* unpack(file: Blob, { method, offset, packedBytes }: Entry): AsyncGenerator<Uint8Array> {
  if (method !== 0 && method !== 8) throw unreadable();
  const local = await view(file, offset, 30);
  if (local.getUint32(0, true) !== LOCAL) throw unreadable();
  const start = offset + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  const packed = file.slice(start, start + packedBytes).stream();
  const unpacked = method === 0 ? packed : packed.pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = unpacked.getReader();
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (value) {
        waiting.push(value);
        bytes += value.length;
      }
      // It comes in small pieces, or in large ones.
      if (!done && bytes < PIECE_BYTES) continue;
      const piece = new Uint8Array(await new Blob(waiting as BlobPart[]).arrayBuffer());
      [waiting, bytes] = [[], 0];
      for (let at = 0; at < piece.length; at += PIECE_BYTES) yield piece.subarray(at, at + PIECE_BYTES);
      if (done) return;
    }
  } catch (error) {
    // What a stream that is damaged ends with.
    if (error instanceof TypeError) throw unreadable();
    throw error;
  } finally {
    // Whoever wants no more of it is not waited for.
    reader.cancel().catch(() => {});
  }
}

async function view(file: Blob, start: number, bytes: number): Promise<DataView> {
  return new DataView(await file.slice(start, start + bytes).arrayBuffer());
}

function bytesOf(data: DataView, start: number, bytes: number): Uint8Array {
  return new Uint8Array(data.buffer, start, bytes);
}
