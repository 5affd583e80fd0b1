import type { Clock } from '../../companion/clock.ts';

export interface ManualClock extends Clock {
  /** Moves time on and runs what came due, in order. */
  advance(ms: number): void;
  /** Moves time on as for a machine that slept: what came due runs late, and once. */
  jump(ms: number): void;
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
    jump(ms) {
      now += ms;
      const due = [...timers].filter((timer) => timer.at <= now).sort((a, b) => a.at - b.at);
      // One may call off another that is due too.
      for (const timer of due) if (timers.delete(timer)) timer.run();
    },
    get pending() {
      return timers.size;
    },
    get nextInMs() {
      return timers.size === 0 ? undefined : Math.min(...[...timers].map(({ at }) => at)) - now;
    },
  };
}
