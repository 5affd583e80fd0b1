import type { Catalogue } from './catalogue.ts';
import { menus as de } from './de/menus.ts';
import { menuWords as en } from './english/menus.ts';
import { isLanguage, type LanguageCode } from './language-codes.ts';
import { spokenLanguage } from './speaking.ts';

/** What can be done with a page or a selection, in every language: the background, which loads nothing later, names it. */
export const MENUS: Record<LanguageCode, Catalogue['menus']> = { de, en };

/** The same in the language that is spoken. */
export function menuTitles(): Catalogue['menus'] {
  const code = spokenLanguage();
  return MENUS[isLanguage(code) ? code : 'en'];
}
