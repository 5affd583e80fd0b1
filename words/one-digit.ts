import { inSpokenLanguage } from './locale.ts';

const numbers = inSpokenLanguage(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);

/** With one digit behind the point. */
export function oneDigit(value: number): string {
  return numbers().format(value);
}
