/** Where a scrolling box stands; the names are an Element's own. */
export interface ScrollPosition {
  scrollTop: number;
  scrollHeight: number;
  clientHeight: number;
}

/** Within this many pixels of the end a reader who comes back down counts as being there: a half-shown line is no decision. */
const SLACK = 24;

/** Whether the reader sees the end. */
export function isAtBottom({ scrollTop, scrollHeight, clientHeight }: ScrollPosition): boolean {
  return scrollHeight - clientHeight - scrollTop <= SLACK;
}

/**
 * Whether to keep the end in view after the box went from `before` to `now`. Only the reader's own move upwards ends
 * it, however small: text that grew makes the end farther away although the reader has not moved, and a box that can't
 * scroll as far as before is moved up by the browser.
 */
export function shouldFollow(following: boolean, before: ScrollPosition, now: ScrollPosition): boolean {
  const clamped = now.scrollHeight - now.clientHeight < before.scrollHeight - before.clientHeight;
  if (!clamped && now.scrollTop < before.scrollTop - 1) return false;
  return following || isAtBottom(now);
}
