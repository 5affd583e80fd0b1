import { ownLocale } from './own-locale.ts';
import { spokenLanguage } from './speaking.ts';

/** Something of `Intl` in the language that is spoken, made when it is asked for: it takes long to load. */
export function inSpokenLanguage<T>(make: (locale: string) => T): () => T {
  let made: { language: string; format: T } | undefined;
  return () => {
    const language = spokenLanguage();
    if (made?.language !== language) made = { language, format: make(ownLocale(language)) };
    return made.format;
  };
}
