export const FRAME = /^i?frame$/;

/** The document in a frame; null for what is no frame, and for one of another site, which is closed to us. */
export function frameDocument(element: Element | null): Document | null {
  return element && FRAME.test(element.localName) ? (element as HTMLIFrameElement).contentDocument : null;
}
