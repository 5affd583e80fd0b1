import { once } from './once.ts';

const whole = once(() => new Intl.NumberFormat());

/** As it is written where the reader is. */
export function number(value: number): string {
  return whole().format(value);
}
