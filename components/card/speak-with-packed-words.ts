import { loadWithParts } from '../../sidebar/state/lazy-part.ts';
import type { Catalogue } from '../../words/catalogue.ts';
import { directionOf, isLanguage, type LanguageCode } from '../../words/languages.ts';
import { speak } from '../../words/speaking.ts';
import { wordsFile } from '../../words/words-file.ts';

/**
 * Has a page whose script is one file speak a language: its words are the files that the panel loads too. Those for what
 * goes wrong come with the first thing that does. Resolves with the language once there are words.
 */
export async function speakWithPackedWords(
  wanted: string,
  importFile: (path: string) => Promise<object>,
): Promise<{ code: LanguageCode; direction: 'ltr' | 'rtl' }> {
  const code = isLanguage(wanted) ? wanted : 'en';
  const load = <P extends 'first' | 'rest'>(part: P) =>
    importFile(`/${wordsFile(code, part)}`) as Promise<Pick<Catalogue, P>>;
  const { first } = await load('first');
  speak({ language: code, first });
  loadWithParts(async () => {
    const { rest } = await load('rest');
    speak({ language: code, first, rest });
  });
  return { code, direction: directionOf(code) };
}
