import type { Box } from './place-card.ts';

/** Where the page's selection stands in the viewport now; undefined when it is in a frame, a field, or gone. */
export function selectionBox(document: Document): Box | undefined {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  const { left, top, right, bottom } = selection.getRangeAt(0).getBoundingClientRect();
  return right > left && bottom > top ? { left, top, right, bottom } : undefined;
}
