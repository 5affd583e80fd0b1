import { createListeners } from '../listeners.ts';
import { type Log, toLogFields } from '../logging/log.ts';

/** Something that was taken away: its id, and what stores that if it could not be stored at once. */
export type Taken = readonly [id: string, store: () => Promise<unknown>];

/** How what is known here of a store goes together with what others write to it. */
export interface StoreView {
  /** Whether nothing is known of it yet: the store has been away since the start. */
  readonly isAway: boolean;
  /** Makes a change, so that a `reread` that began before it is not taken over after it. */
  change<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Stores that something was taken away here. It counts while this companion runs, also if that fails: it is older in the store
   * then, and each `reread` tries again to store it.
   */
  take(taken: Iterable<Taken>, work: () => Promise<unknown>): Promise<void>;
  /** Whether that is taken here and not stored yet. */
  isTaken(id: string): boolean;
  /** What was taken is there again. */
  giveBack(id: string): void;
  /** Stores what was taken and could not be, and takes over what others have changed. @throws what `read` throws; nothing has changed here then */
  reread(): Promise<void>;
  /** Called once a change that was made here is stored, or was tried; returns its unsubscribe. */
  onKept(listener: () => void): () => void;
}

export interface StoreViewOptions<All> {
  isAway: boolean;
  /** All that others may have changed. */
  read(): Promise<All>;
  /** Called with what was read, when nothing has changed here meanwhile. */
  takeOver(all: All): void;
  log: Log;
}

export function createStoreView<All>({ read, takeOver, log, ...start }: StoreViewOptions<All>): StoreView {
  let { isAway } = start;
  const listeners = createListeners();
  /** How many changes were begun here, and those that are under way. */
  let changes = 0;
  const underWay = new Set<Promise<unknown>>();
  const unstored = new Map<string, Taken[1]>();

  async function change<T>(work: () => Promise<T>): Promise<T> {
    changes += 1;
    const working = work();
    underWay.add(working);
    try {
      return await working;
    } finally {
      underWay.delete(working);
      listeners.tell();
    }
  }

  function forget(id: string, store: Taken[1]): void {
    if (unstored.get(id) === store) unstored.delete(id);
  }

  /** Tells nobody while nothing could be stored: whoever is told reads again, and that tries again. */
  async function storeTaken(): Promise<void> {
    const taken = [...unstored];
    for (const [id, store] of taken) {
      try {
        await store();
        forget(id, store);
      } catch (error) {
        log.warn(toLogFields(error), 'what was taken away could not be stored');
      }
    }
    if (taken.every(([id]) => unstored.has(id))) return;
    changes += 1;
    listeners.tell();
  }

  return {
    get isAway() {
      return isAway;
    },
    change,
    async take(taken, work) {
      const entries = [...taken];
      for (const [id, store] of entries) unstored.set(id, store);
      await change(work);
      for (const [id, store] of entries) forget(id, store);
    },
    isTaken: (id) => unstored.has(id),
    giveBack: (id) => void unstored.delete(id),
    async reread() {
      await Promise.allSettled(underWay);
      await storeTaken();
      for (let before = -1; before !== changes; ) {
        // What is changed here is newer than what was read before it is stored.
        await Promise.allSettled(underWay);
        before = changes;
        const all = await read();
        if (before !== changes) continue;
        takeOver(all);
        isAway = false;
      }
    },
    onKept: listeners.on,
  };
}
