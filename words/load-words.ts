import type { Catalogue } from './catalogue.ts';
import { folderOf } from './folder-of.ts';
import type { LanguageCode } from './languages.ts';

/** What a language says before anything is opened. It is loaded when it is wanted, and no other language with it. */
export function loadFirst(code: LanguageCode): Promise<Pick<Catalogue, 'first'>> {
  return import(`./${folderOf(code)}/first.ts`);
}

/** What it says once something is opened or goes wrong. */
export function loadRest(code: LanguageCode): Promise<Pick<Catalogue, 'rest'>> {
  return import(`./${folderOf(code)}/rest.ts`);
}
