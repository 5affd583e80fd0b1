import { readWords } from './said-words.ts';

/**
 * Whether a passage may say what a sentence takes from it. It compares words, and knows no meaning: `missing` says that the
 * sentence's numbers, names or most of its words are not there, and never that it is wrong.
 */
export function judgeCitation(sentence: string, passage: string): 'found' | 'missing' {
  const [said, given] = [readWords(sentence), readWords(passage)];
  if (said.numbers.some((number) => !given.numbers.includes(number))) return 'missing';
  // In another language the same is said in other words; the small words tell.
  const speaksAlike = said.small.length === 0 || said.small.some((word) => given.small.includes(word));
  if (!speaksAlike || said.words.length === 0) return 'found';
  const there = new Set(given.words);
  const held = said.words.filter((word) => there.has(word)).length;
  return held >= said.words.length * ENOUGH ? 'found' : 'missing';
}

/** Of a sentence's words; the others are its own. */
const ENOUGH = 1 / 3;
