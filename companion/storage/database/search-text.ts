/**
 * Text as full-text search sees it. SQLite's tokenizer takes everything between spaces for one word; in scripts that
 * are written without spaces, and in Korean compounds, every character is made a word of its own, and what stands
 * together is searched for as a phrase.
 */
import type { DatabaseSync } from 'node:sqlite';

/** No token holds it and no text needs it. */
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
const LAST_WORD = new RegExp(`[^${RUNS}]*$`, 'u');

/** Sets apart each character of a script without spaces. */
export function separateCharacters(text: string): string {
  return text.replace(CHARACTER, `${SEPARATOR}$&${SEPARATOR}`);
}

/** Undoes `separateCharacters`. */
export function joinCharacters(text: string): string {
  return text.replaceAll(SEPARATOR, '');
}

/** What follows the last character of a script without spaces: the beginning of a word, or nothing. */
export function lastWordOf(term: string): string {
  return LAST_WORD.exec(term)?.[0] ?? '';
}

/** Gives the schema's triggers and views what they call: without it nothing can be written. */
export function addSearchFunctions(db: DatabaseSync): void {
  db.function('separate_characters', { deterministic: true }, (text) => separateCharacters(String(text)));
}
