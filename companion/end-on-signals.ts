import type { EventEmitter } from 'node:events';
import type { Clock } from './clock.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** npm passes on a Ctrl-C that the terminal has sent to everyone already: within this time it is the same one. */
const SAME_SIGNAL_MS = 500;

export interface Ends {
  /** Lets what runs come to its end, and resolves then; absent: there is no time for that. */
  drain?: (() => Promise<void>) | undefined;
  end(): void;
}

/**
 * Calls `end` once: at the first signal, or when the parent is gone; at SIGTERM once it is drained, or at the next signal.
 * From a moment later on a signal does what it does to any program: it ends this one at once. Nothing that is on disk is
 * lost by that.
 */
export function endOnSignals(process: Pick<EventEmitter, 'on' | 'off'>, { drain, end }: Ends, clock: Clock): void {
  let hasBegun = false;
  let isEnding = false;
  let isDeaf = false;

  function onSignal(signal: string): void {
    if (isDeaf) return;
    const drains = signal === 'SIGTERM' && !hasBegun ? drain : undefined;
    hasBegun = true;
    if (drains === undefined) {
      endOnce();
      return;
    }
    isDeaf = true;
    clock.after(SAME_SIGNAL_MS, () => {
      isDeaf = false;
    });
    void drains().then(endOnce);
  }
  function endOnce(): void {
    if (isEnding) return;
    isEnding = true;
    end();
    clock.after(SAME_SIGNAL_MS, () => {
      for (const signal of SIGNALS) process.off(signal, onSignal);
    });
  }
  for (const signal of SIGNALS) process.on(signal, onSignal);
  // The channel closes when the parent is gone, however it went.
  process.on('disconnect', endOnce);
}
