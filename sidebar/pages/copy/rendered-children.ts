import { FRAME, frameDocument } from '../../browser/frame-document.ts';

/** What only an extension in Chromium may ask for. */
const { chrome } = globalThis as {
  chrome?: { dom?: { openOrClosedShadowRoot?(element: Element): ShadowRoot | null } };
};

/** What Aside itself puts into a page is none of it. */
const OURS = /^aside-(?:card|selection)$/;

/** What is shown in an element: its shadow root, what fills its slot, the document in its frame. */
export function renderedChildren(element: Element): ArrayLike<Node> {
  const name = element.localName;
  const shadow =
    element.shadowRoot ?? (/-/.test(name) && !OURS.test(name) ? chrome?.dom?.openOrClosedShadowRoot?.(element) : null);
  if (shadow) return shadow.childNodes;
  if (name === 'slot') {
    const assigned = (element as HTMLSlotElement).assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  if (FRAME.test(name)) return frameBody(element)?.childNodes ?? [];
  return element.childNodes;
}

/** Undefined for what is no frame, and for one of another site. */
export const frameBody = (element: Element): HTMLElement | undefined => frameDocument(element)?.body;
