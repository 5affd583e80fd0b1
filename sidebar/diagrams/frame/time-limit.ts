/**
 * The frame shares its thread with the panel, and what draws never lets go of it. So the build has every loop in the
 * frame's script ask for the time (`launcher/limit-loops.ts`), and a loop that goes on for too long ends with an error.
 */
interface LimitedLoops {
  /** Milliseconds as of `performance.now`. */
  asideDeadline?: number;
}

const loops = globalThis as LimitedLoops;

/** From now on. */
export function limitTime(ms: number): void {
  loops.asideDeadline = performance.now() + ms;
}

export function hasTimeLeft(): boolean {
  return performance.now() < (loops.asideDeadline ?? Number.POSITIVE_INFINITY);
}
