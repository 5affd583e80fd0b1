import type { SearchTerm } from '../../rows/search-query.ts';
import { separateCharacters } from '../../rows/search-text.ts';

/**
 * An FTS5 query: each term must occur. Every term is a quoted string, in which nothing but the quote has a meaning;
 * characters that are set apart in it must follow each other.
 */
export function toMatchQuery(terms: readonly SearchTerm[]): string {
  return terms
    .map(({ text, isPrefix }) => `"${separateCharacters(text).replaceAll('"', '""')}"${isPrefix ? '*' : ''}`)
    .join(' ');
}
