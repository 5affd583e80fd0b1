import { lastWordOf, wordsOf } from './search-text.ts';

const MAX_TERMS = 16;
/** From here on a term's last word means every word that begins with it; shorter ones would match half of everything. */
const PREFIX_CHARS = 2;

/** One of the things that a person looks for: words that follow each other, mostly a single one. */
export interface SearchTerm {
  /** As it was typed. */
  text: string;
  /** Without case and accents. */
  words: readonly string[];
  /** Whether the last word is the beginning of one. */
  isPrefix: boolean;
}

export function parseTerms(query: string): SearchTerm[] {
  return (
    query
      .split(/[\s\p{Cc}]+/u)
      // What holds no letter or number has no token, and would match nothing.
      .filter((text) => /[\p{L}\p{N}\p{Co}]/u.test(text))
      .slice(0, MAX_TERMS)
      .map((text) => ({
        text,
        words: [...wordsOf(text)].map(({ folded }) => folded),
        isPrefix: [...lastWordOf(text)].length >= PREFIX_CHARS,
      }))
  );
}
