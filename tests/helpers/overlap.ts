import { settle } from './settle.ts';

/** Holds up calls to a store, each until it is let through. */
interface Turnstile {
  /** Awaited by what is held up. */
  pass(): Promise<void>;
  /** From here on nothing passes by itself. */
  shut(): void;
  /** Lets the first of those that wait through. */
  letOne(): Promise<void>;
  /** Lets everything through from here on. */
  open(): void;
}

export function createTurnstile(): Turnstile {
  const waiting: (() => void)[] = [];
  let isShut = false;
  return {
    async pass() {
      if (isShut) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    shut() {
      isShut = true;
    },
    async letOne() {
      waiting.shift()?.();
      await settle();
    },
    open() {
      isShut = false;
      for (const go of waiting.splice(0)) go();
    },
  };
}

/** What happens at once to a store whose writes and reads can be held up. */
interface Overlapping {
  writes: Turnstile;
  reads: Turnstile;
  reread(): Promise<void>;
  /** Any change that lasts. */
  change(): Promise<unknown>;
  /** The change that has to stay. */
  last(): Promise<unknown>;
}

/**
 * A re-read waits for one change, and then for another that began meanwhile. The last one begins while it waits for that, and
 * ends while it reads.
 */
export async function overlap({ writes, reads, reread, change, last }: Overlapping): Promise<void> {
  writes.shut();
  const first = change();
  await settle();
  const reading = reread();
  await settle();
  const second = change();
  await settle();
  await writes.letOne();
  await first;
  reads.shut();
  const lasting = last();
  await settle();
  await writes.letOne();
  await second;
  writes.open();
  await lasting;
  reads.open();
  await reading;
}
