const numbers = new Intl.NumberFormat('en');

/** For example `12,340`. */
export function number(value: number): string {
  return numbers.format(value);
}
