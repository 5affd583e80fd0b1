/** Delays between attempts. */
export interface Backoff {
  /** Milliseconds to wait before the next attempt; the bound it is drawn from doubles each time. */
  next(): number;
  /** The connection was good: start again with short delays. */
  reset(): void;
}

/** Bound of the first delay, and of every delay. */
const FIRST_MS = 500;
const MOST_MS = 20_000;

/**
 * Exponential backoff with full jitter: each delay is drawn evenly from zero to its bound, so that the panels of many
 * windows do not come back to a restarted companion in step.
 */
export function createBackoff(random: () => number = Math.random): Backoff {
  let failures = 0;
  return {
    next() {
      const bound = Math.min(MOST_MS, FIRST_MS * 2 ** failures);
      if (bound < MOST_MS) failures += 1;
      return random() * bound;
    },
    reset() {
      failures = 0;
    },
  };
}
