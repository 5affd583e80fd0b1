import { isLanguage, LANGUAGE_CODES, type LanguageCode } from './languages.ts';

/** The first of these languages that Aside speaks, also as another country's; English when it speaks none. */
export function pickLanguage(wanted: readonly string[]): LanguageCode {
  for (const tag of wanted) {
    const code = tag.replace(/[.@].*/, '').replaceAll('_', '-');
    if (isLanguage(code)) return code;
    const language = code.split('-')[0]?.toLowerCase() ?? '';
    const near = LANGUAGE_CODES.find((known) => known.split('-')[0] === language);
    if (near) return near;
  }
  return 'en';
}
