import type { BrowserStorage } from '../../sidebar/browser/steady-storage.ts';
import type { StorageListener } from '../../sidebar/browser/storage-area.ts';

/** Storage of a browser's, as copies: nothing is shared with the caller. */
export function createMemoryStorage(): BrowserStorage {
  const kept = new Map<string, unknown>();
  const listeners = new Set<StorageListener>();

  function tell(changes: Parameters<StorageListener>[0]): void {
    for (const listener of [...listeners]) listener(changes);
  }

  return {
    async get(names) {
      const wanted = names === null ? [...kept.keys()] : [names].flat().filter((name) => kept.has(name));
      return Object.fromEntries(wanted.map((name) => [name, structuredClone(kept.get(name))]));
    },
    async set(items) {
      for (const [name, value] of Object.entries(items)) kept.set(name, structuredClone(value));
      tell(Object.fromEntries(Object.entries(items).map(([name, newValue]) => [name, { newValue }])));
    },
    async remove(names) {
      const gone = [names].flat().filter((name) => kept.delete(name));
      tell(Object.fromEntries(gone.map((name) => [name, {}])));
    },
    onChanged: {
      addListener: (listener) => void listeners.add(listener),
      removeListener: (listener) => void listeners.delete(listener),
    },
  };
}
