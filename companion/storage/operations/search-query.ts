import { lastWordOf, separateCharacters } from '../database/search-text.ts';

const MAX_TERMS = 16;
/** From here on a term's last word means every word that begins with it; shorter ones would match half of everything. */
const PREFIX_CHARS = 2;

/**
 * A person's words as an FTS5 query: each must occur. Every term is a quoted string, in which nothing but the quote has
 * a meaning; characters that are set apart in it must follow each other. Undefined when there is nothing to search for.
 */
export function toMatchQuery(query: string): string | undefined {
  const terms = query
    .split(/[\s\p{Cc}]+/u)
    // What holds no letter or number has no token, and would match nothing.
    .filter((term) => /[\p{L}\p{N}\p{Co}]/u.test(term))
    .slice(0, MAX_TERMS)
    .map((term) => `"${separateCharacters(term).replaceAll('"', '""')}"${isPrefix(term) ? '*' : ''}`);
  return terms.length > 0 ? terms.join(' ') : undefined;
}

function isPrefix(term: string): boolean {
  return [...lastWordOf(term)].length >= PREFIX_CHARS;
}
