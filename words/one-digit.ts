import { once } from './once.ts';

const numbers = once(() => new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 }));

/** With one digit behind the point. */
export function oneDigit(value: number): string {
  return numbers().format(value);
}
