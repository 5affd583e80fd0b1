/** Shadow roots that are looked into at most. */
const MAX_SHADOW_ROOTS = 1_000;

/** What is selected in a document, in an open shadow root too: there the document itself has nothing selected. */
export function selectedRanges(document: Document): Range[] {
  const selection = document.getSelection();
  if (!selection) return [];
  const ranges = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
  const selected = ranges.filter((range) => !range.collapsed);
  return selected.length > 0 ? selected : inShadowRoots(document, selection);
}

/** Selects a range, also in a shadow root. */
export function selectRange(document: Document, range: Range): void {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  document.getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
}

function inShadowRoots(document: Document, selection: Selection): Range[] {
  const [composed] = selection.getComposedRanges?.({ shadowRoots: openShadowRoots(document) }) ?? [];
  if (!composed) return [];
  const range = document.createRange();
  // Between two roots there is no range: it is empty then.
  range.setStart(composed.startContainer, composed.startOffset);
  range.setEnd(composed.endContainer, composed.endOffset);
  return range.collapsed ? [] : [range];
}

/** Those in others too. */
export function openShadowRoots(document: Document): ShadowRoot[] {
  const found: ShadowRoot[] = [];
  const roots: (Document | ShadowRoot)[] = [document];
  for (let root = roots.pop(); root && found.length < MAX_SHADOW_ROOTS; root = roots.pop()) {
    for (const { shadowRoot } of root.querySelectorAll('*')) {
      if (!shadowRoot) continue;
      found.push(shadowRoot);
      roots.push(shadowRoot);
    }
  }
  return found;
}
