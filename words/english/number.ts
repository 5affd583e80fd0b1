// Made for the first sentence with a number: that loads the language's data, which takes long at a start.
let numbers: Intl.NumberFormat | undefined;

/** For example `12,340`. */
export function number(value: number): string {
  numbers ??= new Intl.NumberFormat('en');
  return numbers.format(value);
}
