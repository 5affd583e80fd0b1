/** Pixels between what is placed and the button, and to the window's edges. */
const GAP = 4;

/** Puts `box` below the button, or above it where there is more room, with their ends in line and inside the window. */
export function placeBeside(box: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { innerWidth, innerHeight } = window;
  const above = at.top - 2 * GAP;
  const below = innerHeight - at.bottom - 2 * GAP;
  box.style.maxHeight = '';
  const isBelow = box.offsetHeight <= below || below >= above;
  const { offsetWidth: width } = box;
  const isRightToLeft = getComputedStyle(button).direction === 'rtl';
  const left = isRightToLeft ? at.left : at.right - width;
  box.style.maxHeight = `${Math.max(isBelow ? below : above, 0)}px`;
  box.style.left = `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`;
  box.style.top = isBelow ? `${at.bottom + GAP}px` : '';
  box.style.bottom = isBelow ? '' : `${innerHeight - at.top + GAP}px`;
}
