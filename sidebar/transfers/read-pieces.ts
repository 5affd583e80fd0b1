import { findChatFiles, isArchive } from './archive.ts';

/** Never more units of text than bytes, so that a part is within the protocol's bound. */
const PIECE_BYTES = 1024 * 1024;

/** A part of the text of a file. `share`: how much of the file has been read with it; the last one has 1, and it alone. */
export interface FilePart {
  text: string;
  share: number;
  /** Bytes of the whole text. */
  total: number;
}

/**
 * The text of a file to import, or of the chats in an archive of ChatGPT's, in parts. One is read ahead, and no more of it
 * is in memory.
 *
 * Rejects with a `TypeError` when it is no text, with an `ArchiveError` when it is an archive without chats that can be
 * read, and with a `DOMException` when the file can't be read.
 */
export async function* readPieces(file: Blob): AsyncGenerator<FilePart> {
  const files = (await isArchive(file))
    ? await findChatFiles(file)
    : [{ bytes: file.size, read: () => slicesOf(file) }];
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  let before: string | undefined;
  for (const { read } of files) {
    let decoder: TextDecoder | undefined;
    for await (const bytes of read()) {
      decoder ??= decoderFor(bytes);
      // The last part is known as such once there is no other.
      if (before !== undefined) yield { text: before, share: Math.min(done / total, 0.999), total };
      before = decoder.decode(bytes, { stream: true });
      done += bytes.length;
    }
    // Between two files stands something.
    before = `${before ?? ''}${decoder?.decode() ?? ''}${files.length > 1 ? '\n' : ''}`;
  }
  yield { text: before ?? '', share: 1, total };
}

async function* slicesOf(file: Blob): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < file.size; start += PIECE_BYTES) {
    yield new Uint8Array(await file.slice(start, start + PIECE_BYTES).arrayBuffer());
  }
}

/**
 * Programs on Windows write UTF-16, and begin it with a mark. What is no text at all shows at its beginning; further on a
 * damaged byte costs one character.
 */
function decoderFor(bytes: Uint8Array): TextDecoder {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (isWide) return new TextDecoder('utf-16le');
  new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  return new TextDecoder();
}
