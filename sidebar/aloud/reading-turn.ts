import type { Clock } from '../connection/clock.ts';

/** The right to read aloud, which one panel has at a time: the browser has one queue for all of them. */
export interface ReadingTurn {
  /** Has whichever panel reads pause, and resolves once it is silent. Never rejects. */
  take(): Promise<void>;
  give(): void;
  dispose(): void;
}

export interface ReadingTurnOptions {
  clock: Clock;
  /** Another panel wants to read: be silent, then `give`. */
  onWanted(): void;
  /** Undefined where a browser has none, as on a page that is not secure. */
  locks: Pick<LockManager, 'request'> | undefined;
  channel: Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>;
}

const NAME = 'aside-read-aloud';
/** A panel that hangs gives nothing; by then it is passed over. */
const PATIENCE_MS = 1_000;

/** That of all panels of this browser. */
export function openReadingTurn(options: Pick<ReadingTurnOptions, 'clock' | 'onWanted'>): ReadingTurn {
  return createReadingTurn({ ...options, locks: navigator.locks, channel: new BroadcastChannel(NAME) });
}

/** A lock that the browser takes back from a panel that goes, and a word to the panel that has it. */
export function createReadingTurn({ clock, onWanted, locks, channel }: ReadingTurnOptions): ReadingTurn {
  let give: (() => void) | undefined;
  let taking: Promise<void> | undefined;

  channel.onmessage = () => {
    if (give) onWanted();
  };

  async function take(): Promise<void> {
    if (!locks || give) return;
    channel.postMessage('wanted');
    const impatience = new AbortController();
    const stop = clock.after(PATIENCE_MS, () => impatience.abort());
    await hold(locks, { signal: impatience.signal })
      .catch(() => hold(locks, { steal: true }))
      .catch(() => {});
    stop();
  }

  /** Resolves once the lock is there. */
  function hold(from: Pick<LockManager, 'request'>, options: LockOptions): Promise<void> {
    return new Promise((resolve, reject) => {
      const request = from.request(NAME, options, async () => {
        const { promise, resolve: release } = Promise.withResolvers<void>();
        give = release;
        resolve();
        await promise;
      });
      request.catch((error: unknown) => {
        reject(error);
        // Taken away by a panel that waited too long.
        if (!give) return;
        onWanted();
        give = undefined;
      });
    });
  }

  function giveBack(): void {
    give?.();
    give = undefined;
  }

  return {
    take() {
      taking ??= take().finally(() => {
        taking = undefined;
      });
      return taking;
    },
    give: giveBack,
    dispose() {
      giveBack();
      channel.close();
    },
  };
}
