import type { Clock } from '../clock.ts';
import { LOOK_MS } from './live.ts';

/** Resolves when it is time for another look, or once `signal` is aborted. */
export function nextLook(clock: Clock, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const cancel = clock.after(LOOK_MS, look);
    signal?.addEventListener('abort', look);

    function look(): void {
      cancel();
      signal?.removeEventListener('abort', look);
      resolve();
    }
  });
}
