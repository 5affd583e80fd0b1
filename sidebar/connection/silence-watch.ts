import { LIMITS } from '../../protocol/limits.ts';
import type { Clock } from './clock.ts';

/** The companion pings after `pingMs` of silence, so twice that and some slack without a frame is not normal. */
const QUIET_MS = 2 * LIMITS.pingMs + 5_000;
const ANSWER_MS = 5_000;

/** Notices a connection that died without a word: a laptop that slept, a machine that left the network. */
export interface SilenceWatch {
  /** A frame came. Cheap: it arms no timer. */
  heard(): void;
  /** Asks now, without waiting for the silence to become long. */
  ask(): void;
  dispose(): void;
}

/**
 * @param ping Asks the other end for any frame.
 * @param onDead Called once when none came in time.
 */
export function createSilenceWatch(clock: Clock, ping: () => void, onDead: () => void): SilenceWatch {
  let lastHeard = clock.now();
  let cancelTimer = clock.after(QUIET_MS, check);

  function check(): void {
    const quietMs = clock.now() - lastHeard;
    if (quietMs < QUIET_MS) cancelTimer = clock.after(QUIET_MS - quietMs, check);
    else ask();
  }

  function ask(): void {
    cancelTimer();
    const askedAt = clock.now();
    cancelTimer = clock.after(ANSWER_MS, () => {
      if (lastHeard < askedAt) onDead();
      else check();
    });
    ping();
  }

  return {
    heard() {
      lastHeard = clock.now();
    },
    ask,
    dispose: () => cancelTimer(),
  };
}
