import { systemClock } from '../clock.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import type { Store } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';

/** What is read of a store when a companion starts, or once that has been reached. */
export interface ReadAtStart {
  /** Whether nothing of it is known yet: the store has been away since the start. */
  readonly isAway: boolean;
  /** Leaves it unknown where something is being changed meanwhile. @throws {StoreError} */
  reread(): Promise<void>;
}

/** How long after it could not be read it is tried again. Real time: it is about the store. */
const RETRY_MS = 1_000;

/** Reads what could not be read at the start, once the store has been reached. Returns its end. */
export function readOnceReached(
  storage: Pick<Store, 'absence' | 'onReached'> | StoreError,
  parts: readonly ReadAtStart[],
  log: Log,
): () => void {
  if (storage instanceof StoreError) return () => {};
  const lifetime = new AbortController();
  let cancelRetry = () => {};

  async function read(): Promise<void> {
    try {
      for (const part of parts) if (part.isAway) await part.reread();
    } catch (error) {
      if (!lifetime.signal.aborted) log.warn(toLogFields(error), 'keys could not be read');
    }
    if (lifetime.signal.aborted || !parts.some((part) => part.isAway)) return;
    cancelRetry = systemClock.after(RETRY_MS, () => void read());
  }

  const stop = storage.onReached(() => void read());
  // It may have been reached while this companion was put together.
  if (storage.absence === undefined) void read();
  return () => {
    lifetime.abort();
    stop();
    cancelRetry();
  };
}
