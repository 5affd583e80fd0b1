import type { BrowserStorage } from '../sidebar/browser/steady-storage.ts';

/**
 * A page's own storage as an extension's: values are JSON. What another tab changes is told; what this one changes is
 * not, which is not needed here.
 */
export function createWebStorageArea(
  storage: Storage,
  events: Pick<Window, 'addEventListener' | 'removeEventListener'>,
): BrowserStorage {
  const wrappers = new Map<unknown, (event: StorageEvent) => void>();
  return {
    async get(names) {
      const found: Record<string, unknown> = {};
      for (const name of names === null ? Object.keys(storage) : [names].flat()) {
        const value = parse(storage.getItem(name));
        if (value !== undefined) found[name] = value;
      }
      return found;
    },
    async set(items) {
      for (const [name, value] of Object.entries(items)) storage.setItem(name, JSON.stringify(value));
    },
    async remove(names) {
      for (const name of [names].flat()) storage.removeItem(name);
    },
    onChanged: {
      addListener(listener) {
        const onStorage = ({ key, newValue, storageArea }: StorageEvent) => {
          if (storageArea === storage && key !== null) listener({ [key]: { newValue: parse(newValue) } });
        };
        wrappers.set(listener, onStorage);
        events.addEventListener('storage', onStorage);
      },
      removeListener(listener) {
        const onStorage = wrappers.get(listener);
        if (onStorage) events.removeEventListener('storage', onStorage);
      },
    },
  };
}

/** What is not ours, or was cut, counts as not there. */
function parse(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
