import type { Clock } from '../clock.ts';

/** Longest time that a server may take to show that it is alive. */
const PROBE_MS = 5_000;

export interface SilenceWatch {
  /** A byte came. Cheap enough for every one. */
  heard(): void;
  dispose(): void;
}

/**
 * Waits for silence. A server that loads a model or has others before us says nothing for minutes and is fine, so
 * silence alone ends nothing: after each `silenceMs` of it `isAlive` is asked, and `onDead` called when it says no or
 * nothing.
 */
export function watchSilence(options: {
  clock: Clock;
  silenceMs: number;
  isAlive(signal: AbortSignal): Promise<boolean>;
  onDead(): void;
}): SilenceWatch {
  const { clock, silenceMs } = options;
  /** Made for a probe alone: most answers end without one, and an abort makes an error with a stack. */
  let probing: AbortController | undefined;
  let isDisposed = false;
  let heardAt = clock.now();
  let cancelTimer = clock.after(silenceMs, onTimer);

  function onTimer(): void {
    const silentMs = clock.now() - heardAt;
    if (silentMs < silenceMs) cancelTimer = clock.after(silenceMs - silentMs, onTimer);
    else void probe();
  }

  async function probe(): Promise<void> {
    const before = heardAt;
    const ended = new AbortController();
    probing = ended;
    cancelTimer = clock.after(PROBE_MS, () => ended.abort());
    const isAlive = await options.isAlive(ended.signal).catch(() => false);
    cancelTimer();
    if (isDisposed) return;
    probing = undefined;
    if (!isAlive && heardAt === before) options.onDead();
    else cancelTimer = clock.after(silenceMs, onTimer);
  }

  return {
    heard() {
      heardAt = clock.now();
    },
    dispose() {
      isDisposed = true;
      cancelTimer();
      probing?.abort();
    },
  };
}
