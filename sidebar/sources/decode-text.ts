import { wholeCharacters } from '../pages/whole-characters.ts';

/** A text with its first characters, and how many there are beyond them. */
export interface DecodedText {
  text: string;
  omittedChars: number;
}

/** As much of a file as says whether it is text. */
const HEAD_BYTES = 64 * 1024;

/**
 * Reads text in whatever encoding it is in: as its byte order mark says, else UTF-8, UTF-16 that betrays itself by its
 * zeros, or the encoding of old Windows files. Undefined when it is no text.
 *
 * @param maxChars UTF-16 units that are kept, up to the end of a line where that is near
 */
export async function decodeText(file: Blob, maxChars: number): Promise<DecodedText | undefined> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const encoding = encodingOf(head);
  if (encoding === undefined) return undefined;
  return (
    (await decodeAs(file, encoding, maxChars)) ??
    // A byte that is no UTF-8 may stand far behind the head.
    (encoding === 'utf-8' && !hasControls(head) ? await decodeAs(file, 'windows-1252', maxChars) : undefined)
  );
}

function encodingOf(head: Uint8Array): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const half = head.length / 2;
  if (odd > half * 0.4 && even < half * 0.02) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.02) return 'utf-16be';
  return even + odd > 0 ? undefined : 'utf-8';
}

/** What no text has, but for the marks that colour a terminal's. */
function hasControls(head: Uint8Array): boolean {
  return head.some((byte) => byte < 0x20 && ![0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b].includes(byte));
}

async function decodeAs(file: Blob, encoding: string, maxChars: number): Promise<DecodedText | undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let text = '';
  let chars = 0;
  const take = (piece: string) => {
    chars += piece.length;
    if (text.length < maxChars) text += piece.slice(0, maxChars - text.length);
  };
  try {
    const reader = file.stream().getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      take(decoder.decode(part.value, { stream: true }));
    }
    take(decoder.decode());
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
  if (chars > text.length) text = cutAtLine(text);
  return { text: text.replace(/\r\n?/g, '\n'), omittedChars: chars - text.length };
}

/** Whole lines where they are short, and never half a character. */
function cutAtLine(text: string): string {
  const end = text.lastIndexOf('\n') + 1;
  return wholeCharacters(end > text.length / 2 ? text.slice(0, end) : text);
}
