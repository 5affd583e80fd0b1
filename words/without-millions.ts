import type { Tongue } from './tongue.ts';

/**
 * The same without the plural form for millions that Romance languages have: a noun follows it behind “de” or “di”. Millions
 * are written like all other numbers here, with their noun at once.
 */
export function withoutMillions({ plural, number }: Tongue<'one' | 'many' | 'other'>): Tongue<'one' | 'other'> {
  return { plural: (count, forms) => plural(count, { ...forms, many: forms.other }), number };
}
