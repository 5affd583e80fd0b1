import type { Catalogue } from './catalogue.ts';
import { folderOf } from './folder-of.ts';
import type { LanguageCode } from './languages.ts';

/** Loads a part of a language's words when it is wanted, and no other language with it. */
export interface WordsLoader {
  /** What the language says before anything is opened. */
  first(code: LanguageCode): Promise<Pick<Catalogue, 'first'>>;
  /** What it says once something is opened or goes wrong. */
  rest(code: LanguageCode): Promise<Pick<Catalogue, 'rest'>>;
}

/** The words as modules, which a build makes files of. */
export const loadWords: WordsLoader = {
  first: (code) => import(`./${folderOf(code)}/first.ts`),
  rest: (code) => import(`./${folderOf(code)}/rest.ts`),
};
