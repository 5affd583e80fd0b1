import type { Catalogue } from './catalogue.ts';
import type { LanguageCode } from './language-codes.ts';

export interface Language {
  /** As its speakers call it. */
  name: string;
  direction: 'ltr' | 'rtl';
  first(): Promise<{ first: Catalogue['first'] }>;
  rest(): Promise<{ rest: Catalogue['rest'] }>;
}

/** By BCP 47, in the order of their names. Each is loaded when it is wanted, and no other with it. */
export const LANGUAGES: Record<LanguageCode, Language> = {
  de: {
    name: 'Deutsch',
    direction: 'ltr',
    first: () => import('./de/first.ts'),
    rest: () => import('./de/rest.ts'),
  },
  en: {
    name: 'English',
    direction: 'ltr',
    first: () => import('./english/first.ts'),
    rest: () => import('./english/rest.ts'),
  },
};
