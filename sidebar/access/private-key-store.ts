import type { WatchedStorage } from '../browser/storage-area.ts';
import { isPairedKey, type KeyStore } from './key-store.ts';

const RECORD = 'private-key';

/**
 * The key of private windows. Firefox has no databases there: the key is kept in memory, out of reach of pages and
 * content scripts, for all private windows until the browser is closed. `disk` is used where there is one and it has a key:
 * the background's, which works for the cards of private windows, has none of theirs.
 */
export function openPrivateKeyStore(disk: KeyStore, session: WatchedStorage): KeyStore {
  return {
    async read() {
      const found = await disk.read().catch(() => undefined);
      if (found) return found;
      const { [RECORD]: key } = await session.get(RECORD);
      return isPairedKey(key) ? key : undefined;
    },
    write: (key) =>
      disk.write(key).catch(async (error) => {
        if (!(await session.set({ [RECORD]: key }))) throw error;
      }),
    async remove() {
      await disk.remove().catch(() => {});
      await session.remove(RECORD);
    },
    onChange(listener) {
      const stop = disk.onChange(listener);
      const onChanged = (changes: object) => {
        if (RECORD in changes) listener();
      };
      session.onChanged.addListener(onChanged);
      return () => {
        stop();
        session.onChanged.removeListener(onChanged);
      };
    },
  };
}
