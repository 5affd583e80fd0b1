import { createListeners } from '../listeners.ts';
import { type Log, toLogFields } from '../logging/log.ts';

/** Something that was taken away: its id, and what stores that if it could not be stored at once. */
export type Taken = readonly [id: string, store: () => Promise<unknown>];

/** How what is known here of a store goes together with what others write to it. */
export interface StoreView {
  /** Whether nothing is known of it yet: the store has been away since the start. */
  readonly isAway: boolean;
  /**
   * Makes a change, so that a `reread` that began before it is not taken over after it. What is being taken or given back comes first.
   */
  change<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Stores that something was taken away here, after all changes that began before, which might bring it back. It counts while this
   * companion runs, also if that fails: it is older in the store then, and each `reread` tries again to store it.
   */
  take(taken: Iterable<Taken>, work: () => Promise<unknown>): Promise<void>;
  /** Whether that is taken here and not stored yet. */
  isTaken(id: string): boolean;
  /**
   * Makes a change that may bring back what was taken, after all that began before: what is still being stored of its taking would
   * undo it. It stays taken where `work` rejects or gives false. What is taken after this was called stays taken too, as `isTaken` says.
   */
  giveBack(id: string, work: () => Promise<boolean>): Promise<boolean>;
  /**
   * Stores what was taken and could not be, and takes over what others have changed. Of several at once none takes over what is older than
   * what another one has taken over. @throws what `read` throws; nothing has changed here then
   */
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
  /** How many changes were begun here, and those that are under way but for those that one in order waits for. */
  let changes = 0;
  const underWay = new Set<Promise<unknown>>();
  /** Resolves with the end of the newest change in order; undefined when none is under way. */
  let inOrder: Promise<void> | undefined;
  const unstored = new Map<string, Taken[1]>();
  /** The re-read that was begun last, and one that waits for it. */
  let reading: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | undefined;

  /** Nothing that was read before it ends is taken over. */
  async function run<T>(work: () => Promise<T>, earlier: Promise<unknown> | undefined = inOrder): Promise<T> {
    changes += 1;
    const working = earlier ? earlier.then(work) : work();
    underWay.add(working);
    try {
      return await working;
    } finally {
      underWay.delete(working);
    }
  }

  async function change<T>(work: () => Promise<T>, earlier?: Promise<unknown>): Promise<T> {
    try {
      return await run(work, earlier);
    } finally {
      listeners.tell();
    }
  }

  /** A change that comes after all that began before it, and before all that begins after it, in the store too. */
  function changeInOrder<T>(work: () => Promise<T>): Promise<T> {
    const earlier = Promise.allSettled(underWay);
    underWay.clear();
    const changing = change(work, earlier);
    const end = changing.then(passed, passed);
    inOrder = end;
    return changing;

    function passed(): void {
      if (inOrder === end) inOrder = undefined;
    }
  }

  function forget(id: string, store: Taken[1] | undefined): void {
    if (unstored.get(id) === store) unstored.delete(id);
  }

  /** Tells nobody while nothing could be stored: whoever is told reads again, and that tries again. */
  async function storeTaken(): Promise<void> {
    let isOneStored = false;
    for (const [id, store] of [...unstored]) {
      while (underWay.size > 0) await Promise.allSettled(underWay);
      // It was given back meanwhile, or stored.
      if (unstored.get(id) !== store) continue;
      try {
        await run(async () => {
          await store();
          forget(id, store);
        });
        isOneStored = true;
      } catch (error) {
        log.warn(toLogFields(error), 'what was taken away could not be stored');
      }
    }
    if (isOneStored) listeners.tell();
  }

  async function readAll(): Promise<void> {
    await storeTaken();
    for (let before = -1; before !== changes; ) {
      // Of a change that is under way nobody knows whether it is in what is read. One that begins after this is counted.
      while (underWay.size > 0) await Promise.allSettled(underWay);
      before = changes;
      const all = await read();
      if (before !== changes) continue;
      takeOver(all);
      isAway = false;
    }
  }

  return {
    get isAway() {
      return isAway;
    },
    change: (work) => change(work),
    async take(taken, work) {
      const entries = [...taken];
      for (const [id, store] of entries) unstored.set(id, store);
      await changeInOrder(async () => {
        await work();
        for (const [id, store] of entries) forget(id, store);
      });
    },
    isTaken: (id) => unstored.has(id),
    giveBack(id, work) {
      const store = unstored.get(id);
      return changeInOrder(async () => {
        const isBack = await work();
        if (isBack) forget(id, store);
        return isBack;
      });
    },
    reread() {
      next ??= reading.then(() => {
        next = undefined;
        const done = readAll();
        reading = done.catch(() => {});
        return done;
      });
      return next;
    },
    onKept: listeners.on,
  };
}
