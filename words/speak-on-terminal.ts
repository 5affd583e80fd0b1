import type { Catalogue } from './catalogue.ts';
import { folderOf } from './folder-of.ts';
import type { LanguageCode } from './languages.ts';
import { loadFirst, loadRest } from './load-words.ts';
import { pickLanguage } from './pick-language.ts';
import { speak } from './speaking.ts';

/**
 * Has everything said in the language that the terminal is set to: to be called before anything is said. What is said to
 * programs stays English.
 */
export async function speakOnTerminal(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const code = pickLanguage([env.LC_ALL || env.LC_MESSAGES || env.LANG || '']);
  if (code === 'en') return;
  const [first, rest, terminal] = await Promise.all([loadFirst(code), loadRest(code), loadTerminal(code)]);
  speak({ language: code, ...first, ...rest, ...terminal });
}

function loadTerminal(code: LanguageCode): Promise<Pick<Catalogue, 'terminal'>> {
  return import(`./${folderOf(code)}/terminal.ts`);
}
