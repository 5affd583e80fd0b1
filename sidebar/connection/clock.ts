/** Time, as far as the connection needs it; tests pass one that they move by hand. */
export interface Clock {
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Calls `callback` once, `delayMs` from now; returns what cancels it. */
  after(delayMs: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
