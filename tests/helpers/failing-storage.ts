import type { BrowserStorage } from '../../sidebar/browser/steady-storage.ts';

/**
 * Storage of which one call fails, once: the one with the number `failing`, counted from 0 over all of them. `calls`
 * says how many there were.
 */
export function createFailingStorage(storage: BrowserStorage, failing: number) {
  let calls = 0;
  const sometimes =
    <Args extends unknown[], Result>(act: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      calls += 1;
      if (calls - 1 === failing) throw new Error('The storage failed.');
      return act(...args);
    };
  return {
    storage: {
      get: sometimes((names) => storage.get(names)),
      set: sometimes((items) => storage.set(items)),
      remove: sometimes((names) => storage.remove(names)),
      onChanged: storage.onChanged,
    } satisfies BrowserStorage as BrowserStorage,
    get calls() {
      return calls;
    },
  };
}
