import { LANGUAGE_CODES } from '../../words/languages.ts';

type Sentence = (...given: never[]) => unknown;

/** All sentences of a catalogue, by where they stand: texts, and functions that write one. */
export function pathsOf(words: object, at = ''): Map<string, string | Sentence> {
  const found = new Map<string, string | Sentence>();
  for (const [key, value] of Object.entries(words)) {
    const path = at === '' ? key : `${at}.${key}`;
    if (typeof value === 'string' || typeof value === 'function') found.set(path, value);
    else for (const [inner, sentence] of pathsOf(value as object, path)) found.set(inner, sentence);
  }
  return found;
}

/** What a sentence says of something that it was not meant to get; each language has its own word for what is no number. */
const NOT_SAID = new RegExp(
  ['undefined', '\\[object', ...LANGUAGE_CODES.map((code) => new Intl.NumberFormat(code).format(Number.NaN))].join('|'),
);

/** Two-digit numbers, so that no language puts anything into them. */
const NUMBERS = [41, 43, 47, 53, 59, 61];

/**
 * Which of its params a sentence says, by their names or places: each is called with marks that can be found again, text
 * where text will do, and else a number or a list.
 */
export function markersOf(sentence: Sentence): string[] {
  const said = sayWithMarks(sentence);
  return [...said.marks].flatMap(([name, mark]) => (inAsciiDigits(said.text).includes(mark) ? [name] : [])).toSorted();
}

/** A number is said when it is there in any digits; languages part those of `4100%` in their own ways, or not. */
function inAsciiDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x966))
    .replace(/(?<=\d)[.,٬’\s](?=\d{3}(?!\d))/g, '');
}

/** A sentence as it is said of marks. */
export function sayMarked(sentence: string | Sentence): string {
  return typeof sentence === 'string' ? sentence : sayWithMarks(sentence).text;
}

function sayWithMarks(sentence: Sentence): { text: string; marks: Map<string, string> } {
  for (const isNamed of [false, true]) {
    for (let kinds = 0; kinds < 3 ** NUMBERS.length; kinds += 1) {
      const said = say(sentence, isNamed, kinds);
      if (said !== undefined && !NOT_SAID.test(said.text)) {
        return said;
      }
    }
  }
  throw new Error(`no params fit ${sentence}`);
}

type Mark = string | number | readonly string[];

function say(
  sentence: Sentence,
  isNamed: boolean,
  kinds: number,
): { text: string; marks: Map<string, string> } | undefined {
  const marks = new Map<string, string>();
  const names = new Map<string, Mark>();
  const markOf = (name: string): Mark => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const index = names.size;
    const text = `⟦${name}⟧`;
    const mark = [text, NUMBERS[index] ?? 67, [text]][Math.floor(kinds / 3 ** index) % 3] ?? text;
    names.set(name, mark);
    marks.set(name, String(mark));
    return mark;
  };
  const params = new Proxy({}, { get: (_target, name) => (typeof name === 'string' ? markOf(name) : undefined) });
  try {
    const given = isNamed ? [params] : Array.from({ length: sentence.length }, (_, index) => markOf(String(index)));
    return { text: JSON.stringify(sentence(...(given as never[]))), marks };
  } catch {
    return undefined;
  }
}
