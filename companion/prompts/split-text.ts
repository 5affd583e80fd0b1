/**
 * Cuts text into pieces that measure at most `limit`: before headings where that is possible, else between paragraphs,
 * lines, sentences, words, and only then inside one. A heading goes with what follows it, unless it fills more than half
 * a piece by itself. Joined, the pieces are the text again.
 *
 * @param limit no less than one character measures
 * @param measure of a text; of two joined texts the sum of both. Default: UTF-16 units
 */
export function* cutText(
  text: string,
  limit: number,
  measure: Measure = (piece) => piece.length,
): Generator<string, void, undefined> {
  let piece = '';
  let size = 0;
  for (const part of cutSmall(text, { limit, measure }, 0)) {
    const partSize = measure(part);
    if (partSize > limit) throw new RangeError('a piece must have room for one character');
    if (piece !== '' && size + partSize > limit) {
      yield piece;
      piece = '';
      size = 0;
    }
    piece += part;
    size += partSize;
  }
  if (piece !== '') yield piece;
}

/** All pieces at once: of a long line without an end that takes about a second for two million characters. */
export function splitText(...given: Parameters<typeof cutText>): string[] {
  return [...cutText(...given)];
}

type Measure = (text: string) => number;

interface Room {
  limit: number;
  measure: Measure;
}

/** From the kindest cut to the last resort; each keeps every character. */
const CUTS: ((text: string) => Iterable<string>)[] = [
  sections,
  (text) => text.split(/(?<=\n[ \t]*\n)(?=\S)/),
  (text) => text.split(/(?<=\n)/),
  (text) => segments(text, 'sentence'),
  (text) => segments(text, 'word'),
  (text) => segments(text, 'grapheme'),
  (text) => text,
];

function* cutSmall(text: string, room: Room, level: number): Generator<string> {
  const cut = CUTS[level];
  if (cut === undefined || room.measure(text) <= room.limit) {
    yield text;
    return;
  }
  const heading = level === 0 ? '' : headingsOf(text);
  const left = room.limit - room.measure(heading);
  if (heading !== '' && heading.length < text.length && left >= room.limit / 2) {
    // The first of what follows goes with it, and has to leave it room.
    let before = heading;
    for (const part of cutSmall(text.slice(heading.length), { ...room, limit: left }, level)) {
      yield before + part;
      before = '';
    }
    return;
  }
  for (const part of cut(text)) yield* cutSmall(part, room, level + 1);
}

const HEADING = /^ {0,3}#{1,6}(?:[ \t]|\r?$)/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Each begins with a heading, or several that stand together; the first may begin with none. */
function* sections(text: string): Generator<string> {
  let start = 0;
  let at = 0;
  let fence = '';
  let hasWords = false;
  for (const line of text.split(/(?<=\n)/)) {
    const mark = FENCE.exec(line)?.[1] ?? '';
    if (fence !== '') {
      if (mark.startsWith(fence)) fence = '';
    } else if (mark !== '') {
      fence = mark;
      hasWords = true;
    } else if (HEADING.test(line)) {
      if (hasWords) {
        yield text.slice(start, at);
        start = at;
      }
      hasWords = false;
    } else hasWords ||= line.trim() !== '';
    at += line.length;
  }
  if (start < text.length) yield text.slice(start);
}

/** The lines of headings that a text begins with, and the blank ones between and below them. */
function headingsOf(text: string): string {
  let end = 0;
  let isHeading = false;
  while (end < text.length) {
    const lineEnd = text.indexOf('\n', end);
    const next = lineEnd < 0 ? text.length : lineEnd + 1;
    const line = text.slice(end, next);
    if (HEADING.test(line)) isHeading = true;
    else if (line.trim() !== '') break;
    end = next;
  }
  return isHeading ? text.slice(0, end) : '';
}

function* segments(text: string, granularity: 'sentence' | 'word' | 'grapheme'): Generator<string> {
  // The segmenter is slow on very long texts; lines were tried before, so a long text here has none.
  for (const { segment } of new Intl.Segmenter(undefined, { granularity }).segment(text)) yield segment;
}
