import { systemClock } from '../clock.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import type { Store } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import type { StoreView } from './store-view.ts';

/** So often it is looked whether something has changed that nobody has told. Milliseconds. */
export const REREAD_MS = 30_000;
/** How long after it could not be read it is tried again. */
const RETRY_MS = 1_000;

interface Reader {
  look(): void;
  dispose(): void;
}

/** Reads each time that it is told to, and again {@link RETRY_MS} after it could not. Real time: it is about the store. */
function createReader(name: string, read: () => Promise<void>, log: Log): Reader {
  let cancelRetry = () => {};
  let isDisposed = false;

  async function look(): Promise<void> {
    cancelRetry();
    try {
      await read();
    } catch (error) {
      if (isDisposed) return;
      cancelRetry();
      cancelRetry = systemClock.after(RETRY_MS, look);
      log.warn(toLogFields(error), `${name} could not be read`);
    }
  }

  return {
    look: () => void look(),
    dispose() {
      isDisposed = true;
      cancelRetry();
    },
  };
}

/** Reads what could not be read at the start, in this order, once the store has been reached. Returns its end. */
export function readOnceReached(
  storage: Pick<Store, 'absence' | 'onReached'> | StoreError,
  parts: readonly Pick<StoreView, 'isAway' | 'reread'>[],
  log: Log,
): () => void {
  if (storage instanceof StoreError) return () => {};
  async function readAll(): Promise<void> {
    for (const part of parts) if (part.isAway) await part.reread();
  }
  const { look, dispose } = createReader('access', readAll, log);
  const stop = storage.onReached(look);
  // It may have been reached while this companion was put together.
  if (storage.absence === undefined) look();
  return () => {
    stop();
    dispose();
  };
}

/**
 * Reads again what others have changed: each time that it is told to, and every {@link REREAD_MS}. Until it can be read, who was
 * shut out is let in here.
 *
 * @param name for the log
 */
export function createRereading(name: string, part: Pick<StoreView, 'reread'>, log: Log): Reader {
  const { look, dispose } = createReader(name, part.reread, log);
  let cancelNext = () => {};

  function lookAgain(): void {
    cancelNext = systemClock.after(REREAD_MS, () => {
      look();
      lookAgain();
    });
  }

  lookAgain();
  return {
    look,
    dispose() {
      dispose();
      cancelNext();
    },
  };
}
