/** Whole megabytes, as bounds are told in. */
export function inMegabytes(bytes: number): number {
  return Math.floor(bytes / (1024 * 1024));
}
