import { systemClock } from '../clock.ts';
import { type Log, toLogFields } from '../logging/log.ts';

/** What of a store that others write to, too, is known here. */
export interface Rereadable {
  /** @throws {StoreError} */
  reread(): Promise<void>;
}

/** So often it is looked whether something has changed that nobody has told. Milliseconds. */
export const REREAD_MS = 30_000;
/** How long after it could not be read it is tried again. */
const RETRY_MS = 1_000;

/**
 * Reads again what others have changed: each time that it is told to, and every {@link REREAD_MS}. Real time: it is about the
 * store. Until it can be read, who was shut out is let in here.
 *
 * @param name for the log
 */
export function createRereading(name: string, part: Rereadable, log: Log): { look(): void; dispose(): void } {
  let cancelRetry = () => {};
  let cancelNext = () => {};
  let isDisposed = false;
  /** What is told while it is read is read after that. */
  let last = Promise.resolve();

  function look(): void {
    last = last.then(reread);
  }

  async function reread(): Promise<void> {
    cancelRetry();
    try {
      await part.reread();
    } catch (error) {
      if (isDisposed) return;
      cancelRetry = systemClock.after(RETRY_MS, look);
      log.warn(toLogFields(error), `${name} could not be read again`);
    }
  }

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
      isDisposed = true;
      cancelRetry();
      cancelNext();
    },
  };
}
