import { inSpokenLanguage } from './locale.ts';

const names = inSpokenLanguage((locale) => new Intl.DisplayNames(locale, { type: 'language' }));

/** What a language is called, by its BCP 47 tag. */
export function languageName(tag: string): string {
  return tag === '' ? '' : (names().of(tag) ?? tag);
}
