import { signal } from '@preact/signals';
import { loadWithParts } from '../../sidebar/state/lazy-part.ts';
import type { Catalogue } from '../../words/catalogue.ts';
import { directionOf, isLanguage, type LanguageCode } from '../../words/languages.ts';
import { speak, trackReads } from '../../words/speaking.ts';
import { wordsFile } from '../../words/words-file.ts';

/** Grows when another language is spoken: whatever shows words reads it with them, and is shown again. */
const changes = signal(0);
/** What was asked for last: of two that are being loaded only the later one is spoken. */
let latest: LanguageCode = 'en';
/** Something went wrong, which has words of its own. */
let isRestWanted = false;

/**
 * Has a page whose script is one file speak a language, also another one later: its words are the files that the panel loads
 * too. Those for what goes wrong come with the first thing that does. Resolves with the language once there are words.
 */
export async function speakWithPackedWords(
  wanted: string,
  importFile: (path: string) => Promise<object>,
): Promise<{ code: LanguageCode; direction: 'ltr' | 'rtl' }> {
  const code = isLanguage(wanted) ? wanted : 'en';
  latest = code;
  const load = <P extends 'first' | 'rest'>(part: P) =>
    importFile(`/${wordsFile(code, part)}`) as Promise<Pick<Catalogue, P>>;
  const say = (words: Partial<Pick<Catalogue, 'first' | 'rest'>>) => {
    if (latest === code) speak({ language: code, ...words });
  };
  const [{ first }, more] = await Promise.all([load('first'), isRestWanted ? load('rest') : undefined]);
  say({ first, ...more });
  trackReads(() => void changes.value);
  changes.value += 1;
  loadWithParts(async () => {
    isRestWanted = true;
    const { rest } = await load('rest');
    say({ first, rest });
  });
  return { code: latest, direction: directionOf(latest) };
}
