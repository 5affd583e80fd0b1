interface Language {
  /** As its speakers call it. */
  name: string;
  /** None: from left to right. */
  direction?: 'rtl';
}

/**
 * The languages that Aside speaks, by BCP 47, in the order in which they are offered. Each has its folder of the same name
 * here, and English its own in `english/`. Nothing else names a language.
 */
export const LANGUAGES = {
  de: { name: 'Deutsch' },
  en: { name: 'English' },
  es: { name: 'Español' },
  fr: { name: 'Français' },
  it: { name: 'Italiano' },
  pl: { name: 'Polski' },
  'pt-BR': { name: 'Português (Brasil)' },
  uk: { name: 'Українська' },
  ar: { name: 'العربية', direction: 'rtl' },
  hi: { name: 'हिन्दी' },
  'zh-CN': { name: '中文 (简体)' },
  ja: { name: '日本語' },
  ko: { name: '한국어' },
} as const satisfies Record<string, Language>;

export type LanguageCode = keyof typeof LANGUAGES;

export const LANGUAGE_CODES = Object.keys(LANGUAGES) as LanguageCode[];

export function isLanguage(code: string): code is LanguageCode {
  return Object.hasOwn(LANGUAGES, code);
}

export function directionOf(code: LanguageCode): 'ltr' | 'rtl' {
  return (LANGUAGES[code] as Language).direction ?? 'ltr';
}
