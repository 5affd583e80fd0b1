/** Less than 15 seconds at the slowest: there some of Chromium's voices halt without a word. */
const MAX_CHARS = 160;
/** What is looked at to find a sentence's end. The same text gives the same sentences, however much of it is there. */
const WINDOW_CHARS = 240;

/** A piece of text to say at once, and where in the text it ends. */
export interface TakenSentence {
  text: string;
  end: number;
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The sentence of `text` that begins at `from`, or the first part of one that is too long to be said at once. Undefined when
 * there is no more, or when more text could still change it.
 *
 * @param isWhole no more text will come
 */
export function takeSentence(text: string, from: number, isWhole: boolean): TakenSentence | undefined {
  NO_SPACE.lastIndex = from;
  const start = NO_SPACE.exec(text)?.index;
  if (start === undefined) return undefined;
  const window = text.slice(start, start + WINDOW_CHARS);
  const isFull = window.length === WINDOW_CHARS;
  const end = findEnd(window, isWhole || isFull) ?? (isWhole || isFull ? window.length : undefined);
  if (end === undefined) return undefined;
  const length = end <= MAX_CHARS ? end : findCut(window);
  return { text: window.slice(0, length).trim(), end: start + length };
}

const NO_SPACE = /\S/g;

/** Where the first sentence ends, if that is decided: by the letter behind it, at the latest. */
function findEnd(window: string, isDecided: boolean): number | undefined {
  for (const { index } of sentences.segment(window)) {
    if (index === 0 || GOES_ON.test(window.slice(0, index))) continue;
    return isDecided || /\p{L}/u.test(window.slice(index)) ? index : undefined;
  }
  return undefined;
}

/** A single letter, a number as in "the 3. of May", and the abbreviations before which people don't stop. */
const GOES_ON = /(?:^|[\s("„“.])(?:\p{L}|\d{1,2}|Dr|Mr|Mrs|Ms|Prof|St|Nr|vs|ca|bzw|bspw|etc|ej|ex)\.\s+$/u;

/** Where a sentence without an end in sight is cut: behind a comma or the like, else between words, else anywhere. */
function findCut(window: string): number {
  const most = window.slice(0, MAX_CHARS);
  for (const place of [PAUSE, SPACE]) {
    const last = [...most.matchAll(place)].at(-1);
    if (last && last.index + last[0].length > MAX_CHARS / 3) return last.index + last[0].length;
  }
  const { index = 0 } = graphemes.segment(window).containing(MAX_CHARS) ?? {};
  if (index > 0) return index;
  // A character with hundreds of marks is no word of anybody's; half of a pair would be none at all.
  return /[\ud800-\udbff]$/.test(most) ? MAX_CHARS - 1 : MAX_CHARS;
}

const PAUSE = /[,;:)–—]\s+|[，、；：）。！？]/g;
const SPACE = /\s+/g;
