import { words } from './spoken.ts';

/** Where a question stands in line, and for how long. For example `Waiting in line: next, about 40 s`. */
export function describePosition(position: number, waitMs: number): string {
  const where = position > 1 ? words.waiting(position) : words.waitingNext;
  return waitMs <= 0 ? where : `${where}, ${describeTime(waitMs)}`;
}

/** For example `about 40 s`. */
export function describeTime(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 90 ? words.aboutSeconds(seconds) : words.aboutMinutes(Math.round(seconds / 60));
}
