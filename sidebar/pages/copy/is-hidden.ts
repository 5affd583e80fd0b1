/** Whether an element can't be seen, whatever is in it. Text alone may be hidden too: see `showsText`. */
export function isHidden(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.display === 'none') return true;
  // Text that waits to be faded in is on its way to the reader; text without any transition is not.
  const fadesIn = /[1-9]/.test(style.transitionDuration) || (style.animationName || 'none') !== 'none';
  if (style.opacity === '0' && !fadesIn) return true;
  if (/^(inset\((50|100)%|circle\(0)/.test(style.clipPath ?? '')) return true;
  const isTakenOut = style.position === 'absolute' || style.position === 'fixed';
  // The window scrolls what its body holds, whatever the body's own box.
  const isBody = element === element.ownerDocument.body;
  const clips =
    !isBody && /hidden|clip/.test(style.overflow) && style.display !== 'inline' && style.display !== 'contents';
  if (!isTakenOut && !clips) return false;
  const { width, height, right, bottom } = element.getBoundingClientRect();
  if (clips && (width <= 1 || height <= 1)) return true;
  const view = element.ownerDocument.defaultView;
  // To the left of the page or above it: no scrolling leads there.
  return isTakenOut && (right + (view?.scrollX ?? 0) < 0 || bottom + (view?.scrollY ?? 0) < 0);
}

/** Whether the text of an element is seen, as far as the element itself says; its descendants may say otherwise. */
export function showsText(style: CSSStyleDeclaration): boolean {
  return style.visibility !== 'hidden' && style.visibility !== 'collapse' && style.fontSize !== '0px';
}
