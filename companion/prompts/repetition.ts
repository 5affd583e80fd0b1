/**
 * Finds out whether a text ends in the same words again and again. What is legitimate repeats too: a table of zeros, lines
 * of code, the refrain of a poem. So it takes much of it, in a row, and more where it may be data.
 */

/** As much of a text's end as is looked at, in UTF-16 units. */
export const REPETITION_CHARS = 12 * 1024;
/** How long prose may repeat itself, and how long what looks like data or code may. */
const PROSE_CHARS = 4_000;
const DATA_CHARS = 11_000;
const FEWEST_TIMES = 4;
/** Before anything is counted, this much of the end has to stand there once before: in most texts nothing does. */
const PROBE_CHARS = 48;
/** Items of a list that differ by their number alone are the same, when they have so many letters. */
const NUMBERED_LETTERS = 20;
const NUMBERED = /^[ \t]*\d+[.):]/m;

export interface Repetition {
  /** The length of what is repeated. */
  period: number;
  /** How much of the text's end consists of it. */
  chars: number;
}

/** @param tail at most {@link REPETITION_CHARS} @param isCode whether the end stands in a block of code */
export function findRepetition(tail: string, isCode: boolean): Repetition | undefined {
  const found = findPeriod(tail, (unit) => (isCode || looksLikeData(unit) ? DATA_CHARS : PROSE_CHARS));
  if (found || isCode || !NUMBERED.test(tail.slice(-PROBE_CHARS * NUMBERED_LETTERS))) return found;
  const withoutNumbers = tail.replace(/^[ \t]*\d+(?=[.):])/gm, () => '0');
  return findPeriod(withoutNumbers, (unit) =>
    looksLikeData(unit) || unit.replace(/\P{L}/gu, '').length < NUMBERED_LETTERS ? DATA_CHARS : PROSE_CHARS,
  );
}

/** A text without what it repeats at its end, but for twice. */
export function cutRepetition(text: string): string {
  const found = findRepetition(text.slice(-REPETITION_CHARS), false);
  if (!found) return text;
  let start = text.length - found.chars;
  while (start > 0 && text[start - 1] === text[start - 1 + found.period]) start -= 1;
  return text.slice(0, start + 2 * found.period);
}

function looksLikeData(unit: string): boolean {
  return /^[ \t]*\|/m.test(unit) || (/\S/.test(unit) && !/\p{L}/u.test(unit));
}

/** For each length of a text's end, read backwards, its longest start that is its end too. One at a time needs it. */
const borders = new Uint16Array(REPETITION_CHARS + 1);

function findPeriod(tail: string, leastChars: (unit: string) => number): Repetition | undefined {
  const { length } = tail;
  if (length < PROSE_CHARS) return undefined;
  const probe = tail.slice(-PROBE_CHARS);
  if (tail.lastIndexOf(probe, length - PROBE_CHARS - 1) < 0) return undefined;
  let found: Repetition | undefined;
  let border = 0;
  for (let chars = 2; chars <= length; chars += 1) {
    const code = tail.charCodeAt(length - chars);
    while (border > 0 && tail.charCodeAt(length - 1 - border) !== code) border = borders[border] ?? 0;
    if (tail.charCodeAt(length - 1 - border) === code) border += 1;
    borders[chars] = border;
    const period = chars - border;
    if (chars >= PROSE_CHARS && chars >= FEWEST_TIMES * period) found = { period, chars };
  }
  return found && found.chars >= leastChars(tail.slice(-found.period)) ? found : undefined;
}
