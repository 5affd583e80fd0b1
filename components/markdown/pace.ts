/** Time as the renderer sees it; a test moves its own by hand. */
export interface Clock {
  /** Milliseconds; only differences count. */
  now(): number;
  /** Runs once after the delay; returns what takes it back. */
  after(delayMs: number, run: () => void): () => void;
}

/** Timers and not animation frames: those stand still in a hidden document, where an answer must still come to its end. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Runs an update at once when it is asked for, then at a pace that a reader can't tell from a faster one. */
export interface Pace {
  /** Asks for an update. Any number of these before the next one are one. */
  request(): void;
  /** Updates now, whatever the pace. */
  flush(): void;
  dispose(): void;
}

const INTERVAL_MS = 1000 / 30;
/** For text that comes faster than it can be read: an update costs the same, however many words it brings. */
const FAST_INTERVAL_MS = 1000 / 10;
/** Characters in a millisecond from which on text is fast: about a hundred tokens a second, of the short ones of tables and code. */
const FAST = 0.3;
/** Updates take at most this part of the time, so that a text that is slow to lex still leaves the thread free. */
const GREATEST_SHARE = 1 / 6;

/** @param update Returns the number of characters that it brought. */
export function createPace(update: () => number, clock: Clock): Pace {
  let lastStart = Number.NEGATIVE_INFINITY;
  let notBefore = Number.NEGATIVE_INFINITY;
  let takeBack: (() => void) | undefined;

  function run(): void {
    takeBack?.();
    takeBack = undefined;
    const start = clock.now();
    const isFast = update() / (start - lastStart) > FAST;
    const interval = Math.max(isFast ? FAST_INTERVAL_MS : INTERVAL_MS, (clock.now() - start) / GREATEST_SHARE);
    lastStart = start;
    notBefore = start + interval;
  }

  return {
    request() {
      if (takeBack !== undefined) return;
      const wait = notBefore - clock.now();
      if (wait <= 0) run();
      else takeBack = clock.after(wait, run);
    },
    flush: run,
    dispose() {
      takeBack?.();
      takeBack = undefined;
    },
  };
}
