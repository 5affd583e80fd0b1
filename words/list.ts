import { inSpokenLanguage } from './locale.ts';

const lists = inSpokenLanguage((locale) => new Intl.ListFormat(locale));

/** For example `the extension, the page, and the companion`. */
export function list(items: readonly string[]): string {
  return lists().format(items);
}
