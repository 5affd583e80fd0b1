import type { Box } from '../card/place-card.ts';
import type { FoundSelection } from './find-selection.ts';

interface Size {
  width: number;
  height: number;
}

const MARGIN = 8;
const GAP = 6;

/**
 * Where the row stands: inside the window, over nothing that is selected, and as near to the selection's end as that
 * allows. Undefined where there is no such place, as beside a selection that fills the window or is out of it.
 */
export function placeRow(
  { boxes, endsLeft }: Pick<FoundSelection, 'boxes' | 'endsLeft'>,
  row: Size,
  viewport: Size,
): { left: number; top: number } | undefined {
  const [first, last] = [boxes[0], boxes.at(-1)];
  if (!first || !last) return undefined;
  const lowest = Math.max(...boxes.map(({ bottom }) => bottom));
  const highest = Math.min(...boxes.map(({ top }) => top));
  const end = endsLeft ? last.left : last.right;
  const left = Math.max(MARGIN, Math.min(end - row.width / 2, viewport.width - row.width - MARGIN));
  const isFree = (top: number) =>
    top >= MARGIN &&
    top + row.height <= viewport.height - MARGIN &&
    !boxes.some((box) => overlaps(box, { left, top, right: left + row.width, bottom: top + row.height }));
  const isInView = ({ top, bottom }: Box) => bottom > 0 && top < viewport.height;
  const tops = [
    ...(isInView(last) ? [last.bottom + GAP, last.top - GAP - row.height] : []),
    ...(isInView(first) ? [first.top - GAP - row.height] : []),
    lowest + GAP,
    highest - GAP - row.height,
  ];
  const top = tops.find(isFree);
  return top === undefined ? undefined : { left, top };
}

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
