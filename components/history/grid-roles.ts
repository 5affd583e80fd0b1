/**
 * The chats as a grid that several rows can be selected in. No table of HTML: rows unfold, and only those on screen are drawn.
 * Its cells take no focus, their buttons do.
 */
export function asGrid(label: string, rows?: number) {
  return { role: 'grid', 'aria-multiselectable': 'true', 'aria-label': label, 'aria-rowcount': rows } as const;
}

/** @param index among all rows, also those that are not drawn */
export function asRow(index: number, isSelected?: boolean) {
  return { role: 'row', 'aria-rowindex': index + 1, 'aria-selected': isSelected } as const;
}

export const CELL = { role: 'gridcell' } as const;
export const ROW_HEADER = { role: 'rowheader' } as const;
