/** A rectangle in the viewport, in CSS pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where the card stands: tied to one horizontal edge, so that it grows away from the selection and never out of view. */
export interface CardPlace {
  left: number;
  width: number;
  maxHeight: number;
  /** Distance from the viewport's top, when it stands below the selection; else `bottom` is given. */
  top?: number;
  bottom?: number;
}

const WIDTH = 420;
const MARGIN = 12;
const GAP = 8;
/** With less room than this beside the selection the card covers it rather than being useless. */
const MIN_HEIGHT = 180;
const MAX_HEIGHT = 480;

/** Below the selection where there is room, else above, else at the bottom of the viewport. */
export function placeCard(selection: Box | undefined, viewport: { width: number; height: number }): CardPlace {
  const width = Math.max(0, Math.min(WIDTH, viewport.width - 2 * MARGIN));
  const tallest = Math.max(0, Math.min(MAX_HEIGHT, viewport.height - 2 * MARGIN));
  const isInView = selection && selection.bottom > 0 && selection.top < viewport.height;
  if (!isInView) return { left: viewport.width - width - MARGIN, width, bottom: MARGIN, maxHeight: tallest };

  const left = Math.max(MARGIN, Math.min(selection.left, viewport.width - width - MARGIN));
  const below = viewport.height - selection.bottom - GAP - MARGIN;
  const above = selection.top - GAP - MARGIN;
  const wanted = Math.min(MIN_HEIGHT, tallest);
  if (below >= wanted && (below >= above || below >= MAX_HEIGHT)) {
    return { left, width, top: selection.bottom + GAP, maxHeight: Math.min(tallest, below) };
  }
  if (above >= wanted) {
    return { left, width, bottom: viewport.height - selection.top + GAP, maxHeight: Math.min(tallest, above) };
  }
  return { left, width, bottom: MARGIN, maxHeight: tallest };
}
