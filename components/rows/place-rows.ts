/** A row that is drawn, and how much room the rows before it take that are not. */
export interface PlacedRow {
  index: number;
  gap: number;
}

export interface RowPlaces {
  rows: readonly PlacedRow[];
  /** Room of the rows after the last one. */
  after: number;
}

/**
 * Which rows of a long list are drawn: those that can be seen, some beside them, and those that must not go.
 *
 * @param heights of all rows, in pixels, measured or guessed
 * @param view what can be seen of the list, in pixels from its top
 * @param kept rows that are drawn wherever they are, such as the one with the focus
 */
export function placeRows(
  heights: readonly number[],
  view: { top: number; bottom: number },
  kept: ReadonlySet<number>,
): RowPlaces {
  const rows: PlacedRow[] = [];
  let top = 0;
  let gap = 0;
  for (const [index, height] of heights.entries()) {
    const isSeen = top + height > view.top && top < view.bottom;
    if (isSeen || kept.has(index)) {
      rows.push({ index, gap });
      gap = 0;
    } else gap += height;
    top += height;
  }
  return { rows, after: gap };
}
