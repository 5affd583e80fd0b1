import type { Clock } from '../../companion/clock.ts';

export interface ManualClock extends Clock {
  /** Moves time on and runs what came due, in order. */
  advance(ms: number): void;
  /** How many calls are still to come. */
  readonly pending: number;
  /** Milliseconds until the next of them; undefined when there is none. */
  readonly nextInMs: number | undefined;
}

/** A clock that stands still until the test moves it. */
export function createManualClock(): ManualClock {
  let now = 0;
  const timers = new Set<{ at: number; run: () => void }>();
  return {
    now: () => now,
    after(delayMs, run) {
      const timer = { at: now + delayMs, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const due = [...timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers.delete(due);
        now = Math.max(now, due.at);
        due.run();
      }
      now = end;
    },
    get pending() {
      return timers.size;
    },
    get nextInMs() {
      return timers.size === 0 ? undefined : Math.min(...[...timers].map(({ at }) => at)) - now;
    },
  };
}
