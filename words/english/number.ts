import { once } from '../once.ts';

const numbers = once(() => new Intl.NumberFormat('en'));

/** For example `12,340`. */
export function number(value: number): string {
  return numbers().format(value);
}
