/** How the reader's country writes a language, where the program knows that; else how it is written at all. */
export function ownLocale(language: string): string {
  const own = Intl.DateTimeFormat().resolvedOptions().locale;
  return own.split('-')[0] === language.split('-')[0] ? own : language;
}
