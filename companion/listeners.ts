/** Listeners to one thing, told in the order in which they were added. */
export interface Listeners<Told extends unknown[]> {
  /** Returns its unsubscribe. */
  on(listener: (...told: Told) => void): () => void;
  /** A listener that is added meanwhile is told the next time; one that is removed meanwhile is told nothing. */
  tell(...told: Told): void;
  clear(): void;
}

export function createListeners<Told extends unknown[] = []>(): Listeners<Told> {
  const listeners = new Set<(...told: Told) => void>();
  return {
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell(...told) {
      for (const listener of [...listeners]) if (listeners.has(listener)) listener(...told);
    },
    clear: () => listeners.clear(),
  };
}
