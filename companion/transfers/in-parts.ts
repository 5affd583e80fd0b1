/** A piece of a text, and whether it is the last. */
interface Part {
  text: string;
  isLast: boolean;
}

/**
 * The same text in parts of about equal size, whatever the size of its pieces. No character is cut in two, so that each
 * part can be written as UTF-8 by itself. There is at least one part.
 *
 * @param maxChars UTF-16 units of a part, at least 2
 */
export async function* inParts(pieces: AsyncIterable<string>, maxChars: number): AsyncGenerator<Part> {
  let rest = '';
  for await (const piece of pieces) {
    rest += piece;
    let start = 0;
    while (rest.length - start > maxChars) {
      const end = start + maxChars;
      const cut = isHighSurrogate(rest.charCodeAt(end - 1)) ? end - 1 : end;
      yield { text: rest.slice(start, cut), isLast: false };
      start = cut;
    }
    rest = rest.slice(start);
  }
  yield { text: rest, isLast: true };
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
