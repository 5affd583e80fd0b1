import type { WatchedStorage } from './storage-area.ts';

/** Storage as a browser has it: any call may reject, because of its disk, its quota, or for a moment only. */
export interface BrowserStorage {
  get(names: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(names: string | string[]): Promise<void>;
  readonly onChanged: WatchedStorage['onChanged'];
}

/**
 * Makes each call that failed once more. A write is not made again over a newer one of the same name, and the first
 * attempt is made at once, so that a page which is about to go can still write.
 */
export function createSteadyStorage(area: BrowserStorage): WatchedStorage {
  /** The newest write of each name that is under way. */
  const newest = new Map<string, object>();

  async function write(names: readonly string[], act: (names: readonly string[]) => Promise<void>): Promise<boolean> {
    const own = {};
    for (const name of names) newest.set(name, own);
    try {
      await act(names).catch(async () => {
        const left = names.filter((name) => newest.get(name) === own);
        if (left.length > 0) await act(left);
      });
      return true;
    } catch {
      return false;
    } finally {
      for (const name of names) if (newest.get(name) === own) newest.delete(name);
    }
  }

  return {
    get: (names) =>
      area
        .get(names)
        .catch(() => area.get(names))
        .catch(() => ({})),
    set: (items) =>
      write(Object.keys(items), (names) => area.set(Object.fromEntries(names.map((name) => [name, items[name]])))),
    remove: (names) => write([names].flat(), (left) => area.remove([...left])),
    onChanged: area.onChanged,
  };
}
