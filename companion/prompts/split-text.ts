/**
 * Cuts text into pieces of at most `maxChars` UTF-16 units, between paragraphs where that is possible, else between
 * lines, sentences, words, and only then inside one. Joined, the pieces are the text again.
 */
export function splitText(text: string, maxChars: number): string[] {
  if (maxChars < 2) throw new RangeError('a piece must have room for one character');
  const pieces: string[] = [];
  let piece = '';
  for (const part of cutSmall(text, maxChars, 0)) {
    if (piece !== '' && piece.length + part.length > maxChars) {
      pieces.push(piece);
      piece = '';
    }
    piece += part;
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}

/** From the kindest cut to the last resort; each keeps every character. */
const CUTS: ((text: string) => Iterable<string>)[] = [
  (text) => text.split(/(?<=\n[ \t]*\n)(?=\S)/),
  (text) => text.split(/(?<=\n)/),
  (text) => segments(text, 'sentence'),
  (text) => segments(text, 'word'),
  (text) => segments(text, 'grapheme'),
  (text) => text,
];

function* cutSmall(text: string, maxChars: number, level: number): Generator<string> {
  const cut = CUTS[level];
  if (text.length <= maxChars || cut === undefined) {
    yield text;
    return;
  }
  for (const part of cut(text)) yield* cutSmall(part, maxChars, level + 1);
}

function* segments(text: string, granularity: 'sentence' | 'word' | 'grapheme'): Generator<string> {
  // The segmenter is slow on very long texts; lines were tried before, so a long text here has none.
  for (const { segment } of new Intl.Segmenter(undefined, { granularity }).segment(text)) yield segment;
}
