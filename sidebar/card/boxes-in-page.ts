import type { Box } from './place-card.ts';

/** Where boxes of a document stand in the page's window, if a frame of the page shows it: what the frame shows of them. */
export function boxesInPage(boxes: readonly Box[], document: Document): readonly Box[] {
  const frame = document.defaultView?.frameElement as HTMLElement | null | undefined;
  if (!frame) return boxes;
  const outer = frame.getBoundingClientRect();
  // The page may have scaled the frame.
  const scale = outer.width / frame.offsetWidth || 1;
  const [x, y] = [outer.left + frame.clientLeft * scale, outer.top + frame.clientTop * scale];
  const [width, height] = [frame.clientWidth * scale, frame.clientHeight * scale];
  const shown = boxes.map(({ left, top, right, bottom }) => ({
    left: x + Math.max(0, left * scale),
    top: y + Math.max(0, top * scale),
    right: x + Math.min(width, right * scale),
    bottom: y + Math.min(height, bottom * scale),
  }));
  return boxesInPage(shown.filter(hasRoom), frame.ownerDocument);
}

export function hasRoom({ left, top, right, bottom }: Box): boolean {
  return right > left && bottom > top;
}
