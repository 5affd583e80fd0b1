import { frameDocument } from './frame-document.ts';

/**
 * The element with the focus, also in an open shadow root and in a frame of the page's own site: selecting something there
 * brings the focus along.
 */
export function focusedElement(document: Document): Element | null {
  let active = document.activeElement;
  for (;;) {
    const inner: Element | null | undefined = (active?.shadowRoot ?? frameDocument(active))?.activeElement;
    if (!inner) return active;
    active = inner;
  }
}

/** Gives the focus back to what had it. */
export function focusAgain(element: Element | null, document: Document): void {
  const owner = element?.ownerDocument ?? document;
  if (element && element !== owner.body) {
    (element as HTMLElement).focus?.({ preventScroll: true });
    return;
  }
  (document.activeElement as HTMLElement | null)?.blur();
  if (owner !== document) owner.defaultView?.focus();
}
