import type { TextLook } from './text-look.ts';

/**
 * Text that has its place on a page and is not drawn there yet. Pages fade their parts in when a script has loaded, or when
 * a reader has scrolled to them, and until then say no more than `opacity: 0` or `visibility: hidden`. Text that somebody
 * wants to hide says the same; how much of a page it is tells them apart: see `copyPage`.
 */

/** What is fainter than this share of its colour is not seen. */
const FAINT = 0.05;
/** What lies above a page or beside it, such as a menu, has no place of its own. */
const TAKEN_OUT = /absolute|fixed/;

export function isFaint(style: CSSStyleDeclaration): boolean {
  return Number.parseFloat(style.opacity) < FAINT;
}

/** Whether room is kept for an element. */
export function hasPlace(element: Element, style: CSSStyleDeclaration): boolean {
  if (TAKEN_OUT.test(style.position)) return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1;
}

/** Whether text is invisible and room is kept for it. */
export function isWaitingText(look: TextLook): boolean {
  for (let at: TextLook | undefined = look; at?.style.visibility === 'hidden'; at = at.outer) {
    if (TAKEN_OUT.test(at.style.position)) return false;
  }
  return look.style.visibility === 'hidden';
}

/** UTF-16 units of text in an element that nothing but its faintness hides, if room is kept for it. */
export function waitingChars(element: Element, style: CSSStyleDeclaration): number {
  return isFaint(style) && hasPlace(element, style) ? (element as HTMLElement).innerText.length : 0;
}
