/** How many may do something at the same time; the others wait. */
export interface Slots {
  /** Resolves with what gives the slot back. Rejects with the signal's reason when that is aborted before. */
  take(person: string, signal?: AbortSignal): Promise<() => void>;
}

/**
 * A slot that comes free goes to the one with the fewest, so that one whose work is slow keeps nobody waiting for all of it.
 *
 * @param mostOfOne how many one person may have
 */
export function createSlots(count: number, mostOfOne: () => number = () => count): Slots {
  const waiting: { person: string; start: () => void }[] = [];
  const taken = new Map<string, number>();
  let free = count;
  const of = (person: string) => taken.get(person) ?? 0;

  /** The first of those with the fewest. */
  function next(): (typeof waiting)[number] | undefined {
    const most = mostOfOne();
    return waiting
      .filter(({ person }) => of(person) < most)
      .reduce<(typeof waiting)[number] | undefined>(
        (least, each) => (least && of(least.person) <= of(each.person) ? least : each),
        undefined,
      );
  }

  function give(): void {
    while (free > 0) {
      const first = next();
      if (first === undefined) return;
      waiting.splice(waiting.indexOf(first), 1);
      free -= 1;
      taken.set(first.person, of(first.person) + 1);
      first.start();
    }
  }

  function release(person: string): void {
    free += 1;
    const left = of(person) - 1;
    if (left > 0) taken.set(person, left);
    else taken.delete(person);
    give();
  }

  return {
    async take(person, signal) {
      signal?.throwIfAborted();
      await new Promise<void>((start, reject) => {
        const entry = { person, start };
        waiting.push(entry);
        signal?.addEventListener('abort', () => {
          const at = waiting.indexOf(entry);
          if (at < 0) return;
          waiting.splice(at, 1);
          reject(signal.reason);
        });
        give();
      });
      return () => release(person);
    },
  };
}
