/** Moves the focus through the rows in `list` for a key; false when the key, or the place, has nothing to do with that. */
export function moveInRows(list: HTMLElement, key: string): boolean {
  const rows = findRows(list);
  const now = rows.indexOf(document.activeElement as HTMLElement);
  const next = rows[nextRow(key, now, rows.length - 1) ?? -1];
  next?.focus();
  return next !== undefined;
}

/** The rows that can be opened, in the order in which they stand. */
export function findRows(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-row]')];
}

/** Rows that a page of them is about. */
const PAGE = 10;

/** Which row a key leads to from row `now`; -1 above the first, undefined when the key has nothing to do with rows. */
export function nextRow(key: string, now: number, last: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(now + 1, last);
    case 'ArrowUp':
      // Above the first is whatever stands before the list.
      return now - 1;
    case 'PageDown':
      return Math.min(now + PAGE, last);
    case 'PageUp':
      return Math.max(now - PAGE, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
