/**
 * Changes what stands in `holder` and puts back the selection that the change would undo: to the same characters where
 * they are still there, else around all of it. Elsewhere a selection is not touched.
 */
export function keepSelection(holder: Element, change: () => void): void {
  const selection = selectionOf(holder);
  const range = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
  if (selection === null || range === undefined || range.collapsed || !touches(range, holder)) {
    change();
    return;
  }
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const isBackward = selection.anchorNode === endContainer && selection.anchorOffset === endOffset;
  const text = holder.textContent;
  const from = offsetIn(holder, startContainer, startOffset);
  const to = offsetIn(holder, endContainer, endOffset);

  change();

  const isSame = holder.textContent === text;
  const start =
    from === undefined ? { node: startContainer, offset: startOffset } : pointAt(holder, isSame ? from : 0, 'start');
  const end =
    to === undefined
      ? { node: endContainer, offset: endOffset }
      : pointAt(holder, isSame ? to : holder.textContent.length, 'end');
  const [anchor, focus] = isBackward ? [end, start] : [start, end];
  selection.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
}

function touches({ startContainer, endContainer }: Range, holder: Element): boolean {
  return holder.contains(startContainer) || holder.contains(endContainer);
}

/** Chromium has a selection for each shadow root, Firefox one for all. */
function selectionOf(holder: Element): Selection | null {
  const root = holder.getRootNode() as Document | (ShadowRoot & { getSelection?(): Selection | null });
  return root.getSelection?.() ?? holder.ownerDocument.getSelection();
}

/** Characters of the holder's text before a point in it; undefined for a point outside of it. */
function offsetIn(holder: Element, node: Node, offset: number): number | undefined {
  if (!holder.contains(node)) return undefined;
  const range = holder.ownerDocument.createRange();
  range.setStart(holder, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** The place behind so many characters: at a seam between two texts the later one starts and the earlier one ends. */
function pointAt(holder: Element, chars: number, edge: 'start' | 'end'): { node: Node; offset: number } {
  const texts = holder.ownerDocument.createTreeWalker(holder, 4);
  let before = 0;
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const { length } = text as Text;
    if (chars < before + length || (edge === 'end' && chars === before + length)) {
      return { node: text, offset: chars - before };
    }
    before += length;
  }
  return { node: holder, offset: holder.childNodes.length };
}
