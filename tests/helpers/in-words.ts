import type { EarlierWords } from '../../protocol/error-causes.ts';

/** The params of an error that says just this. */
export function inWords(message: string, cure = ''): EarlierWords & Record<string, unknown> {
  return { cause: 'earlier_words', message, cure };
}
