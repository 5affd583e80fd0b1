interface Language {
  /** As its speakers call it. */
  name: string;
  direction: 'ltr' | 'rtl';
}

/**
 * The languages that Aside speaks, by BCP 47, in the order in which they are offered. Each has its folder of the same name
 * here, and English its own in `english/`. Nothing else names a language.
 */
export const LANGUAGES = {
  de: { name: 'Deutsch', direction: 'ltr' },
  en: { name: 'English', direction: 'ltr' },
  es: { name: 'Español', direction: 'ltr' },
  fr: { name: 'Français', direction: 'ltr' },
  it: { name: 'Italiano', direction: 'ltr' },
  pl: { name: 'Polski', direction: 'ltr' },
  'pt-BR': { name: 'Português (Brasil)', direction: 'ltr' },
  uk: { name: 'Українська', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
  hi: { name: 'हिन्दी', direction: 'ltr' },
  'zh-CN': { name: '中文 (简体)', direction: 'ltr' },
  ja: { name: '日本語', direction: 'ltr' },
  ko: { name: '한국어', direction: 'ltr' },
} as const satisfies Record<string, Language>;

export type LanguageCode = keyof typeof LANGUAGES;

export const LANGUAGE_CODES = Object.keys(LANGUAGES) as LanguageCode[];

export function isLanguage(code: string): code is LanguageCode {
  return Object.hasOwn(LANGUAGES, code);
}

export function directionOf(code: LanguageCode): Language['direction'] {
  return LANGUAGES[code].direction;
}
