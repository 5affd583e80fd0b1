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

/** Runs an update at once when it is asked for, then at most `UPDATES_PER_SECOND` times a second. */
export interface Pace {
  /** Asks for an update. Any number of these before the next one are one. */
  request(): void;
  /** Updates now, whatever the pace. */
  flush(): void;
  dispose(): void;
}

/** Each update costs a frame and a scroll's, and nobody reads faster: with 30 the panel missed its budget. */
const UPDATES_PER_SECOND = 20;
/** Updates take at most this part of the time, so that a text that is slow to lex still leaves the thread free. */
const GREATEST_SHARE = 1 / 6;

export function createPace(update: () => void, clock: Clock): Pace {
  let notBefore = Number.NEGATIVE_INFINITY;
  let takeBack: (() => void) | undefined;

  function run(): void {
    takeBack?.();
    takeBack = undefined;
    const start = clock.now();
    update();
    notBefore = start + Math.max(1000 / UPDATES_PER_SECOND, (clock.now() - start) / GREATEST_SHARE);
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
