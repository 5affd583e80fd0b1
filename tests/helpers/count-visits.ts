import { vi } from 'vitest';

/**
 * How many entries of maps and sets that `work` creates are visited while it runs, one by one or in loops. Unlike time
 * that is the same on every machine. A search through all of them for each of them shows as a square.
 */
export async function countVisits(work: () => void | Promise<void>): Promise<number> {
  let visits = 0;
  function* count<T>(entries: Iterable<T>): MapIterator<T> {
    for (const entry of entries) {
      visits += 1;
      yield entry;
    }
  }
  class CountingMap<K, V> extends Map<K, V> {
    override get(key: K) {
      visits += 1;
      return super.get(key);
    }
    override entries = () => count(super.entries());
    override keys = () => count(super.keys());
    override values = () => count(super.values());
    override forEach = (visit: Parameters<Map<K, V>['forEach']>[0]) => {
      visits += this.size;
      super.forEach(visit);
    };
    override [Symbol.iterator] = () => this.entries();
  }
  class CountingSet<T> extends Set<T> {
    override values = () => count(super.values());
    override keys = () => this.values();
    override forEach = (visit: Parameters<Set<T>['forEach']>[0]) => {
      visits += this.size;
      super.forEach(visit);
    };
    override [Symbol.iterator] = () => this.values();
  }
  vi.stubGlobal('Map', CountingMap);
  vi.stubGlobal('Set', CountingSet);
  try {
    await work();
  } finally {
    vi.unstubAllGlobals();
  }
  return visits;
}
