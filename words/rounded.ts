/** An estimate says no more than two digits. */
export function rounded(count: number): number {
  return count < 100 ? count : Number(count.toPrecision(2));
}
