/** A price, a share or another measured value that went along, as its letters and digits alone. */
export interface SentNumber {
  /** What stands before it on its line. */
  before: string;
  digits: string;
}

/** Numbers of a page that are watched at most. */
const MAX_NUMBERS = 300;
/** Letters and digits that tell where on a page a number stands. */
const BEFORE_CHARS = 24;
/** UTF-16 units around a number that are looked at: a line may be a page long. */
const LOOK_BEFORE = 200;
const LOOK_BEHIND = 5;
/** Of these, in which a currency stands. */
const LOOK_FOR_MARK = 5;

const NUMBER = /\p{N}+(?:[.,’'\u00a0\u202f ]\p{N}{3})*(?:[.,]\p{N}+)?/gu;
const MARK_BEFORE = /(?:\p{Sc}|\b[A-Z]{3})\s?$/u;
const MARK_AFTER = /^\s?(?:\p{Sc}|%|‰|°|[A-Z]{3}\b)/u;

/**
 * What of a text changes its meaning though few letters change: numbers with a currency, a sign of a share or degrees. Counts
 * ("12 comments"), times and ages are none: on many pages they change by themselves.
 *
 * @param text Markdown, as it went along
 */
export function findSentNumbers(text: string): SentNumber[] {
  const found = new Map<string, SentNumber>();
  for (const line of text.split('\n')) {
    // Neither marks, nor the number of an item, nor where a link leads to is a text of the page.
    const said = line
      .replace(/^[\s>]*\d+[.)]\s/, '')
      .replace(/\]\([^)\s]*(?: "[^"]*")?\)/g, ']')
      .replace(/[*_`~\\]/g, '');
    for (const match of said.matchAll(NUMBER)) {
      const end = match.index + match[0].length;
      const head = said.slice(Math.max(0, match.index - LOOK_BEFORE), match.index);
      const tail = said.slice(end, end + LOOK_BEHIND);
      if (!MARK_BEFORE.test(head.slice(-LOOK_FOR_MARK)) && !MARK_AFTER.test(tail)) continue;
      const number = { before: lettersOf(head).slice(-BEFORE_CHARS), digits: lettersOf(match[0]) };
      found.set(`${number.before} ${number.digits}`, number);
      if (found.size === MAX_NUMBERS) return [...found.values()];
    }
  }
  return [...found.values()];
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}
