import type { Match } from './searched-text.ts';

/** Brings a match into view: unfolds what it stands in, and scrolls no more than it has to. */
export function showMatch(box: HTMLElement, match: Match): void {
  const element = match.start.node.parentElement;
  for (let fold = element?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
  const { top, bottom } = box.getBoundingClientRect();
  const place = rectOf(match);
  // What is searched by stands over the upper edge.
  const isSeen = place.top >= top + (bottom - top) / 6 && place.bottom <= bottom - (bottom - top) / 6;
  if (!isSeen) box.scrollTop += (place.top + place.bottom) / 2 - (top + bottom) / 2;
  const line = element?.closest<HTMLElement>('pre, .table, .formula.display');
  if (!line) return;
  const sides = line.getBoundingClientRect();
  if (place.left < sides.left || place.right > sides.right)
    line.scrollLeft += (place.left + place.right) / 2 - (sides.left + sides.right) / 2;
}

/** The first match that stands below the upper edge of what is seen, else the last one; -1 without any. */
export function firstBelow(box: HTMLElement, matches: readonly Match[]): number {
  const { top } = box.getBoundingClientRect();
  let from = 0;
  let to = matches.length;
  // They stand one below the other.
  while (from < to) {
    const middle = (from + to) >> 1;
    if (rectOf(matches[middle] as Match).bottom >= top) to = middle;
    else from = middle + 1;
  }
  return Math.min(from, matches.length - 1);
}

function rectOf({ start, end }: Match): DOMRect {
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  const rect = range.getBoundingClientRect();
  // Folded away: it stands where its fold does.
  return rect.height > 0
    ? rect
    : (start.node.parentElement?.closest('details') ?? document.body).getBoundingClientRect();
}
