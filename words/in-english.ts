import words from './english-words.ts';
import { sayIn } from './speaking.ts';

/** What is said to programs, and to the article's clients, who know nothing of languages. */
export function inEnglish<T>(say: () => T): T {
  return sayIn(words, say);
}
