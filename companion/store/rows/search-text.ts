/**
 * Text as full-text search sees it. SQLite's tokenizer takes everything between spaces for one word; in scripts that
 * are written without spaces, and in Korean compounds, every character is made a word of its own, and what stands
 * together is searched for as a phrase.
 */
/** No word holds it and no text needs it. */
const SEPARATOR = '\x1f';

/**
 * Written out, since the index holds what it was made with: a newer Unicode may not change what is taken out of it.
 * Thai, Lao; Myanmar; Khmer; Tai Le, New Tai Lue; Tai Tham; Balinese; ideographic marks; kana, Bopomofo; Han; Yi;
 * Javanese; Tai Viet; Hangul; compatibility ideographs; narrow kana; rare kana; the planes of rare Han.
 */
const RUNS =
  '\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u1950-\\u19ff\\u1a20-\\u1aaf\\u1b00-\\u1b7f\\u3005-\\u3007\\u3021-\\u303c' +
  '\\u3040-\\u312f\\u31a0-\\u31bf\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua000-\\ua4cf\\ua980-\\ua9ff\\uaa60-\\uaadf' +
  '\\uac00-\\ud7a3\\uf900-\\ufaff\\uff66-\\uff9f\\u{1b000}-\\u{1b16f}\\u{20000}-\\u{3fffd}';
const CHARACTER = new RegExp(`[${RUNS}]`, 'gu');
const IS_APART = new RegExp(`^[${RUNS}]`, 'u');
const LAST_WORD = new RegExp(`[^${RUNS}]*$`, 'u');
/** What SQLite's tokenizer takes for a word, as migration 2 sets it up. */
const LETTERS = '\\p{L}\\p{N}\\p{Co}\\p{Mn}\\p{Mc}';
const WORD = new RegExp(`[[${LETTERS}]&&[${RUNS}]]|[[${LETTERS}]--[${RUNS}\\ufe0e\\ufe0f]]+`, 'gv');

/** Sets apart each character of a script without spaces. */
export function separateCharacters(text: string): string {
  return text.replace(CHARACTER, `${SEPARATOR}$&${SEPARATOR}`);
}

/** What follows the last character of a script without spaces: the beginning of a word, or nothing. */
export function lastWordOf(term: string): string {
  return LAST_WORD.exec(term)?.[0] ?? '';
}

export interface Word {
  /** Without case and accents. */
  folded: string;
  /** Where it stands, in UTF-16 units. */
  start: number;
  end: number;
  /** A character of a script without spaces: what stands beside it is searched for with it. */
  isApart: boolean;
}

/** The words of a text as the index has them, one after the other as they are asked for. */
export function* wordsOf(text: string): Generator<Word, undefined> {
  for (const { 0: word, index } of text.matchAll(WORD)) {
    yield { folded: fold(word), start: index, end: index + word.length, isApart: IS_APART.test(word) };
  }
}

function fold(word: string): string {
  const lower = word.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it means all of ASCII, which has no accents.
  if (/^[\x00-\x7f]*$/.test(lower)) return lower;
  return lower.normalize('NFD').replace(/[\u0300-\u0331]/g, '');
}
