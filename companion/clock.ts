/** Time as the companion's parts see it, so that tests can hold it still. */
export interface Clock {
  /** Milliseconds on a clock that never goes back; its zero means nothing. */
  now(): number;
  /** Calls `run` once, `delayMs` from now, and returns its cancel. Never keeps the process alive. */
  after(delayMs: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Waits for `work`, and no longer than `ms`. */
export async function waitAtMost(ms: number, work: Promise<unknown>, clock: Clock): Promise<void> {
  const timeout = Promise.withResolvers<void>();
  const cancelTimeout = clock.after(ms, timeout.resolve);
  await Promise.race([work, timeout.promise]);
  cancelTimeout();
}
