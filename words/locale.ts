import { spokenLanguage } from './speaking.ts';

/** How the reader's country writes the language that is spoken, where the program knows that; else how it is written at all. */
function locale(language: string): string {
  const own = Intl.DateTimeFormat().resolvedOptions().locale;
  return own.split('-')[0] === language.split('-')[0] ? own : language;
}

/** Something of `Intl` in the language that is spoken, made when it is asked for: it takes long to load. */
export function inSpokenLanguage<T>(make: (locale: string) => T): () => T {
  let made: { language: string; format: T } | undefined;
  return () => {
    const language = spokenLanguage();
    if (made?.language !== language) made = { language, format: make(locale(language)) };
    return made.format;
  };
}
