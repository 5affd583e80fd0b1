import type { Clock } from '../clock.ts';
import { type Log, toLogFields } from '../logging/log.ts';
import type { Store } from '../store/store.ts';

/** How long a deletion can be undone at least. */
export const UNDO_MS = 10 * 60_000;

/** Drops for good what a person deleted a while ago, now and regularly. Returns a function that ends this. */
export function purgeDeleted(
  stored: Pick<Store, 'purgeDeleted'>,
  { clock, log, now = Date.now }: { clock: Clock; log: Log; now?: () => number },
): () => void {
  let cancel = () => {};
  function purge(): void {
    cancel = clock.after(UNDO_MS, purge);
    stored.purgeDeleted(now() - UNDO_MS).catch((error: unknown) => {
      log.warn(toLogFields(error), 'deleted conversations could not be dropped');
    });
  }
  purge();
  return () => cancel();
}
