import { inOneLine } from '../prompts/in-one-line.ts';

/** What servers write where nobody spoke: `[BLANK_AUDIO]`, `(wind blowing)`, `[ Silence ]`, `*music*`. */
const NO_WORDS = /^(\s*(\[[^\]]*\]|\([^)]*\)|\*[^*]*\*|[♪.…-]))*\s*$/u;

/** The words of a transcript in one line; empty when it has none. */
export function heardWords(text: string): string {
  const line = inOneLine(text);
  return NO_WORDS.test(line) ? '' : line;
}
