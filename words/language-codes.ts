/** The languages that Aside speaks, as BCP 47, in the order of their own names. */
export const LANGUAGE_CODES = ['de', 'en'] as const;

export type LanguageCode = (typeof LANGUAGE_CODES)[number];

export function isLanguage(code: string): code is LanguageCode {
  return (LANGUAGE_CODES as readonly string[]).includes(code);
}
