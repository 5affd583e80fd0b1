/** What only an extension in Chromium may ask for. */
const { chrome } = globalThis as {
  chrome?: { dom?: { openOrClosedShadowRoot?(element: Element): ShadowRoot | null } };
};

/** What is shown in an element: its shadow root, what fills its slot, the document in its frame. */
export function renderedChildren(element: Element): ArrayLike<Node> {
  const name = element.localName;
  const shadow =
    element.shadowRoot ??
    (/-/.test(name) && name !== 'aside-card' ? chrome?.dom?.openOrClosedShadowRoot?.(element) : null);
  if (shadow) return shadow.childNodes;
  if (name === 'slot') {
    const assigned = (element as HTMLSlotElement).assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  if (name === 'iframe' || name === 'frame') return frameBody(element as HTMLIFrameElement)?.childNodes ?? [];
  return element.childNodes;
}

/** Undefined for a frame of another site, which is closed to us. */
function frameBody(frame: HTMLIFrameElement): HTMLElement | undefined {
  try {
    return frame.contentDocument?.body;
  } catch {
    return undefined;
  }
}
