/**
 * The words by which a search finds a text, as `search-text.ts` splits it. Where a word stands beside a character of a script
 * without spaces, the two together are stored as one more word, so that a run of such characters is found by its pairs. A person's
 * words begin with a mark of that person, so that nobody else's search finds them.
 */
import { setImmediate } from 'node:timers/promises';
import { toHash } from '../../../prompts/source.ts';
import type { SearchTerm } from '../../rows/search-query.ts';
import { wordsOf } from '../../rows/search-text.ts';

/** Between the words of a pair. */
const BETWEEN = '\x1f';
/** PostgreSQL takes words of at most 2,046 bytes. A pair has this many characters twice, of four bytes each, and the mark. */
const MAX_CHARS = 240;
/** A value may take a mebibyte. These are the bytes of its words; `BYTES_BESIDE` is what each word takes beside its letters. */
const MAX_BYTES = 700_000;
const BYTES_BESIDE = 8;
/** After so many words, other work has its turn. */
const WORDS_AT_ONCE = 20_000;

/** The mark that a person's words begin with; empty when there is only one person. */
export function markOf(person: string): string {
  return person === '' ? '' : `${toHash(person).slice(0, 16)}\x1e`;
}

/** The words of texts, in as many lists as they need, mostly one. */
export async function toSearchWords(texts: readonly string[], mark: string): Promise<string[][]> {
  const seen = new Set<string>();
  let count = 0;
  for (const text of texts) {
    let before: { folded: string; isApart: boolean } | undefined;
    for (const word of wordsOf(text)) {
      // A word that consists only of accents.
      if (word.folded === '') continue;
      const folded = shorten(word.folded);
      seen.add(`${mark}${folded}`);
      if (before && (before.isApart || word.isApart)) seen.add(`${mark}${before.folded}${BETWEEN}${folded}`);
      before = { folded, isApart: word.isApart };
      count += 1;
      if (count % WORDS_AT_ONCE === 0) await setImmediate();
    }
  }
  const lists: string[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const word of seen) {
    bytes += Buffer.byteLength(word) + BYTES_BESIDE;
    if (bytes > MAX_BYTES) {
      lists.push([]);
      bytes = 0;
    }
    lists.at(-1)?.push(word);
  }
  return lists.length === 0 ? [[]] : lists;
}

/** A search in the form that PostgreSQL takes. */
export interface WordsQuery {
  /** Each term as a `tsquery`. */
  terms: string[];
  /** Whether each text that is found has to be read, because its words may not follow each other there. */
  isRough: boolean;
}

export function toWordsQuery(terms: readonly SearchTerm[], mark: string): WordsQuery {
  let isRough = false;
  const queries = terms.map(({ text, isPrefix }) => {
    const found = [...wordsOf(text)].filter(({ folded }) => folded !== '');
    const words = found.map((word) => ({
      ...word,
      folded: shorten(word.folded),
      isLong: isLong(word.folded),
    }));
    const wanted: string[] = [];
    let pairs = 0;
    for (const [index, { folded, isApart, isLong }] of words.entries()) {
      const [before, after] = [words[index - 1], words[index + 1]];
      const isLast = index === words.length - 1;
      const isPaired = before !== undefined && (before.isApart || isApart);
      if (isPaired) pairs += 1;
      if (isPaired) wanted.push(quote(`${mark}${before.folded}${BETWEEN}${folded}`, isLast && isPrefix));
      else if (!(after && (after.isApart || isApart))) wanted.push(quote(`${mark}${folded}`, isLast && isPrefix));
      if (isLong) isRough = true;
    }
    if (words.length > 2 || pairs < words.length - 1) isRough = true;
    return wanted.join(' & ');
  });
  return { terms: queries.filter((query) => query !== ''), isRough };
}

function quote(word: string, isPrefix: boolean): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'${isPrefix ? ':*' : ''}`;
}

function isLong(word: string): boolean {
  return word.length > MAX_CHARS;
}

function shorten(word: string): string {
  return isLong(word) ? word.slice(0, MAX_CHARS).replace(/[\ud800-\udbff]$/, '') : word;
}
