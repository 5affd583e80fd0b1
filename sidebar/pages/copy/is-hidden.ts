/** What is fainter than this share of its colour is not seen. */
const FAINT = 0.05;
/** Letters of fewer pixels are no letters to a reader. */
const MIN_FONT_PX = 2;
/** What a transform or an indent moves so many pixels out of the window was put there for nobody; slides of a gallery are nearer. */
const FAR_PX = 1_500;
/** Of `clip-path`, `filter` and `transform`: what leaves nothing to see. */
const NOTHING_LEFT =
  /inset\((50|100)%|(circle|ellipse)\(0|path\("M[\d ,.Z-]*"|blur\(\d\d|polygon\((0(px|%)?[ ,]*)+\)|opacity\(0\)|matrix\(0, 0, 0, 0/;
/** What lies above a page or beside it, such as a menu, has no place of its own. */
export const TAKEN_OUT = /absolute|fixed/;
const REPLACED = /^(img|iframe|input)$/;
/** Of `clip`: a rectangle without a width. */
const NO_RECT = /^rect\(([01]px,? ?)+\)$/;

/**
 * Whether an element can't be seen, whatever is in it. Text alone may be hidden too: see `showsText`.
 *
 * @param keepsWaiting whether what waits to be shown counts as seen
 */
export function isHidden(element: Element, style: CSSStyleDeclaration, keepsWaiting = false): boolean {
  const { display } = style;
  if (display === 'none' || style.contentVisibility === 'hidden') return true;
  if (isFaint(style) && !fadesIn(style) && !(keepsWaiting && hasPlace(element, style))) return true;
  const isInline = display === 'inline' || display === 'contents';
  // Text that runs along in a line is not moved, pictures and frames are. A style takes half a microsecond to be had.
  const transform = ((!isInline || REPLACED.test(element.localName)) && style.transform) || 'none';
  const { clipPath, filter } = style;
  const effects = clipPath + filter + transform;
  if (effects !== 'nonenonenone' && NOTHING_LEFT.test(effects)) return true;
  const isTakenOut = !isInline && TAKEN_OUT.test(style.position);
  if (isTakenOut && NO_RECT.test(style.clip)) return true;
  // The window scrolls what its body holds, whatever the body's own box.
  const isBody = element === element.ownerDocument.body;
  const clips = element.localName === 'iframe' || (!isInline && !isBody && /hidden|clip/.test(style.overflow));
  const isMoved = transform !== 'none';
  if (!isTakenOut && !clips && !isMoved) return false;
  const box = element.getBoundingClientRect();
  if (clips && (box.width <= 1 || box.height <= 1)) return true;
  return (isTakenOut || isMoved) && isBeyond(box, element, isTakenOut ? 0 : FAR_PX);
}

/** Whether a box is so far to the left of the page or above it: no scrolling leads there. */
function isBeyond({ right, bottom }: DOMRect, { ownerDocument }: Element, px: number): boolean {
  const { scrollX = 0, scrollY = 0 } = ownerDocument.defaultView ?? {};
  return right + scrollX < -px || bottom + scrollY < -px;
}

/** Text that waits to be faded in is on its way to the reader; text without any transition is not. */
function fadesIn(style: CSSStyleDeclaration): boolean {
  return /[1-9]/.test(style.transitionDuration) || (style.animationName || 'none') !== 'none';
}

/** Whether the text of an element is seen, as far as the element itself says; its descendants may say otherwise. */
export function showsText(style: CSSStyleDeclaration): boolean {
  return (
    !/hidden|collapse/.test(style.visibility) &&
    !(Number.parseFloat(style.fontSize) < MIN_FONT_PX) &&
    !(Number.parseFloat(style.textIndent) < -FAR_PX)
  );
}

/** Letters that together may be words for a machine; where each of fewer stands is not asked. */
const MANY_CHARS = 24;
/** Slides of a gallery are nearer. */
const AWAY_PX = 3_000;

/** Whether text is drawn where no scrolling leads, or as nothing, whatever has moved or shrunk the element that it stands in. */
export function isAway(text: string, element: HTMLElement | null): boolean {
  if (!element || text.length < MANY_CHARS) return false;
  const box = element.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = element;
  const isNothing = (offsetHeight > 2 && box.height < 1) || (offsetWidth > 2 && box.width < 1);
  return isNothing || isBeyond(box, element, AWAY_PX);
}

function isFaint(style: CSSStyleDeclaration): boolean {
  return Number.parseFloat(style.opacity) < FAINT;
}

/** Whether room is kept for an element. */
function hasPlace(element: Element, style: CSSStyleDeclaration): boolean {
  if (TAKEN_OUT.test(style.position)) return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1;
}

/** UTF-16 units of text in an element that nothing but its faintness hides, if room is kept for it: see `copyPage`. */
export function waitingChars(element: Element, style: CSSStyleDeclaration): number {
  return isFaint(style) && hasPlace(element, style) ? (element as HTMLElement).innerText.length : 0;
}
