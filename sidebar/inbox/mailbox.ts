import type { StorageListener, WatchedStorage } from '../browser/storage-area.ts';

/**
 * Hands things from the background to the panel of one window, whether that panel is closed, opening or open. Each
 * thing has a key of its own in `storage.session`, so that a writer and a reader never overwrite each other.
 */
export interface Mailbox<T> {
  /** Resolves with whether there was room for it. */
  put(item: T): Promise<boolean>;
  /** Takes what is there and whatever comes, in the order it was put, each once. */
  take(handler: (item: T) => void): { dispose(): void };
}

/** Of this program since it started; orders what was put within one millisecond. */
let puts = 0;

/** `name` is unique to the kind of thing and the window: `inbox:7`. */
export function createMailbox<T>(session: WatchedStorage, name: string, now: () => number = Date.now): Mailbox<T> {
  const prefix = `${name}:`;

  return {
    put(item) {
      // Sorts by time, then by order within one life of the writer; the last part keeps two writers apart.
      const stamp = [now().toString().padStart(15, '0'), (puts++).toString().padStart(6, '0'), crypto.randomUUID()];
      return session.set({ [`${prefix}${stamp.join('-')}`]: item });
    },

    take(handler) {
      const taken = new Set<string>();
      let disposed = false;
      // Always the whole box, never the change alone: what was put before this reader started comes first.
      const drain = async () => {
        const entries = Object.entries(await session.get(null));
        if (disposed) return;
        const fresh = entries
          .filter(([key, value]) => key.startsWith(prefix) && value != null && !taken.has(key))
          .sort(([a], [b]) => (a < b ? -1 : 1));
        if (fresh.length === 0) return;
        for (const [key] of fresh) taken.add(key);
        void session.remove(fresh.map(([key]) => key));
        for (const [, item] of fresh) handler(item as T);
      };
      const onChanged: StorageListener = (changes) => {
        const put = Object.entries(changes).some(([key, { newValue }]) => key.startsWith(prefix) && newValue != null);
        if (put) void drain();
      };
      session.onChanged.addListener(onChanged);
      void drain();
      return {
        dispose() {
          disposed = true;
          session.onChanged.removeListener(onChanged);
        },
      };
    },
  };
}
