import type { Catalogue } from './catalogue.ts';
import english from './english-words.ts';
import { folderOf } from './folder-of.ts';
import type { LanguageCode } from './languages.ts';
import { loadWords } from './load-words.ts';
import { pickLanguage } from './pick-language.ts';
import type { Speech } from './speaking.ts';

/** All words of a language, for a program that is no page; English where Aside doesn't speak it. `tag` is BCP 47 or empty. */
export async function speechOf(tag: string): Promise<Speech> {
  const code = pickLanguage([tag]);
  if (code === 'en') return english;
  const [first, rest, terminal] = await Promise.all([loadWords.first(code), loadWords.rest(code), loadTerminal(code)]);
  return { language: code, ...first, ...rest, ...terminal };
}

function loadTerminal(code: LanguageCode): Promise<Pick<Catalogue, 'terminal'>> {
  return import(`./${folderOf(code)}/terminal.ts`);
}
