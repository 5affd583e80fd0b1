/** Values by a key. Those that were used last are kept. */
export interface RecentCache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

/** @param most of all values together, as `sizeOf` measures each */
export function createRecentCache<T>(most: number, sizeOf: (value: T) => number): RecentCache<T> {
  // A Map keeps its order of insertion: the first key is the one that was used least recently.
  const values = new Map<string, T>();
  let size = 0;

  function remove(key: string): T | undefined {
    const value = values.get(key);
    if (value !== undefined) size -= sizeOf(value);
    values.delete(key);
    return value;
  }

  function set(key: string, value: T): void {
    remove(key);
    values.set(key, value);
    size += sizeOf(value);
    for (const oldest of values.keys()) {
      if (size <= most) break;
      remove(oldest);
    }
  }

  return {
    get(key) {
      const value = remove(key);
      if (value !== undefined) set(key, value);
      return value;
    },
    set,
  };
}
