/** What is shown in an element: its open shadow root, what fills its slot, the document in its frame. */
export function renderedChildren(element: Element): ArrayLike<Node> {
  if (element.shadowRoot) return element.shadowRoot.childNodes;
  const name = element.localName;
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
