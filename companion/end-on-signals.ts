import type { EventEmitter } from 'node:events';
import type { Clock } from './clock.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** npm passes on a Ctrl-C that the terminal has sent to everyone already: within this time it is the same one. */
const SAME_SIGNAL_MS = 500;

/**
 * Calls `end` once, at the first signal or when the parent is gone. From a moment later on a signal does what it does to
 * any program: it ends this one at once. Nothing that is on disk is lost by that.
 */
export function endOnSignals(process: Pick<EventEmitter, 'on' | 'off'>, end: () => void, clock: Clock): void {
  function endOnce(): void {
    if (isEnding) return;
    isEnding = true;
    end();
    clock.after(SAME_SIGNAL_MS, () => {
      for (const signal of SIGNALS) process.off(signal, endOnce);
    });
  }
  let isEnding = false;
  for (const signal of SIGNALS) process.on(signal, endOnce);
  // The channel closes when the parent is gone, however it went.
  process.on('disconnect', endOnce);
}
