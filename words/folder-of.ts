import type { LanguageCode } from './languages.ts';

/** The folder of a language's words. English, which the others are held against, goes by its name. */
export function folderOf(code: LanguageCode): string {
  return code === 'en' ? 'english' : code;
}
