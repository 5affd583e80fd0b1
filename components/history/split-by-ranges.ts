/** A piece of a text, inside a match or not. */
export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

/**
 * Cuts `text` at the bounds of its matches. Ranges that overlap, are out of order or reach beyond the text are the
 * other program's mistake, and lose no letter of it.
 */
export function splitByRanges(text: string, ranges: readonly (readonly [number, number])[]): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const start = Math.max(from, end);
    if (start >= Math.min(to, text.length)) continue;
    if (start > end) pieces.push({ text: text.slice(end, start), isMatch: false });
    pieces.push({ text: text.slice(start, to), isMatch: true });
    end = Math.min(to, text.length);
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isMatch: false });
  return pieces;
}
