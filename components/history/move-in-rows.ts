/** Moves the focus through the rows in `list` for a key; false when the key, or the place, has nothing to do with that. */
export function moveInRows(list: HTMLElement, key: string): boolean {
  const rows = findRows(list);
  const now = rows.indexOf(document.activeElement as HTMLElement);
  const next = rows[findNext(key, now, rows.length - 1)];
  next?.focus();
  return next !== undefined;
}

/** The rows that can be opened, in the order in which they stand. */
export function findRows(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-row]')];
}

function findNext(key: string, now: number, last: number): number {
  switch (key) {
    case 'ArrowDown':
      return Math.min(now + 1, last);
    case 'ArrowUp':
      // Above the first is whatever stands before the list.
      return now - 1;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return -1;
  }
}
