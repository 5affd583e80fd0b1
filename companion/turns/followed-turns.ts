import type { Snapshot } from '../../protocol/companion-messages.ts';
import type { TerminalEvent, TurnEvent } from '../../protocol/turn-events.ts';
import type { Clock } from '../clock.ts';
import { INTERRUPTED } from '../coded-error.ts';
import { type Live, LOOK_MS, type TurnClaim, type TurnLease } from '../live/live.ts';
import type { StoredTurn } from '../store/store.ts';
import { MOST_LOOKS } from './lost-turns.ts';
import type { WatchedTurn } from './turn.ts';
import { createTurnLog, type TurnLog } from './turn-log.ts';

/** Turns that other companions run. */
export interface FollowedTurns {
  /** Undefined when no companion has it. */
  find(turn: string): Promise<WatchedTurn | undefined>;
  /** As `find`, for a turn for which nobody could be asked just now: asks again for a while. */
  findAgain(turn: string): Promise<WatchedTurn | undefined>;
  /**
   * Claims a turn for this companion, or follows it where another one runs it. `conflict`: something else is asked under this id.
   * `unclear`: it could not be told for long who has it.
   */
  claimOrFollow(
    turn: string,
    claim: TurnClaim,
  ): Promise<TurnLease | { followed: WatchedTurn } | 'conflict' | 'unclear'>;
  /** Follows a turn that another companion took from this one, into the log that it has here. */
  adopt(log: TurnLog): Pick<WatchedTurn, 'ended' | 'cancel'>;
  /** Follows none any longer. */
  dispose(): void;
  /** Whether it does so no longer. */
  readonly isDisposed: boolean;
}

export interface FollowedTurnsOptions {
  live: Pick<Live, 'claim' | 'follow' | 'cancel'>;
  /** Ends a turn whose companion is gone, and gives what is stored of it; see `LostTurns`. */
  endLost(turn: string): Promise<StoredTurn | undefined>;
  clock: Clock;
  maxLogBytes: number;
}

/**
 * Each is followed into a log of its own, so that its viewers are cursors into a log of this process, as for any
 * other turn.
 */
export function createFollowedTurns(options: FollowedTurnsOptions): FollowedTurns {
  const { live, endLost, clock, maxLogBytes } = options;
  /** Until they end. */
  const followed = new Map<string, Promise<WatchedTurn | undefined>>();
  const disposed = new AbortController();

  async function begin(id: string): Promise<WatchedTurn | undefined> {
    const events = await live.follow(id, disposed.signal);
    if (events === undefined) {
      followed.delete(id);
      return undefined;
    }
    const log = createTurnLog(id, maxLogBytes);
    const ended = copy(events, log).finally(() => followed.delete(id));
    return { id, log, ended, cancel: () => cancel(id) };
  }

  function cancel(turn: string): void {
    // Nobody waits to hear whether its companion could be told.
    void live.cancel(turn).catch(() => {});
  }

  async function copy(events: AsyncIterable<TurnEvent | Snapshot>, log: TurnLog): Promise<TerminalEvent | undefined> {
    let next: AsyncIterable<TurnEvent | Snapshot> | undefined = events;
    for (let looks = 0; next; looks += 1) {
      const seen = log.seq;
      for await (const event of next) log.take(event);
      const isMore = looks === 0 || log.seq > seen;
      // Its companion is gone, or this one is stopping.
      next = log.terminal || disposed.signal.aborted ? undefined : await findEnd(log, MOST_LOOKS - looks, isMore);
    }
    // A companion that stops knows nothing of the end: the turn goes on elsewhere, where its viewers go too.
    if (log.terminal === undefined && !disposed.signal.aborted) log.append(INTERRUPTED);
    return log.terminal;
  }

  /** How it ended is what is stored of it, unless a companion has it: then it is followed on. */
  async function findEnd(
    log: TurnLog,
    looks: number,
    isMore: boolean,
  ): Promise<AsyncIterable<TurnEvent | Snapshot> | undefined> {
    for (let left = looks; left > 0 && !disposed.signal.aborted; left -= 1) {
      try {
        const stored = await endLost(log.turn);
        if (stored?.record.terminal) {
          const { answer, terminal } = stored.record;
          log.settle({ answer, terminal });
          return undefined;
        }
        // One that was never recorded may have been asked again. Once nothing more is read of it, it was not.
        if (stored === undefined && !isMore) return undefined;
        const again = await live.follow(log.turn, disposed.signal);
        if (again || stored === undefined) return again;
      } catch {
        // What it is stored in, or Redis, is away.
      }
      await nextLook();
    }
    return undefined;
  }

  function nextLook(): Promise<void> {
    const { signal } = disposed;
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const cancel = clock.after(LOOK_MS, look);
      signal.addEventListener('abort', look);

      function look(): void {
        cancel();
        signal.removeEventListener('abort', look);
        resolve();
      }
    });
  }

  function find(turn: string): Promise<WatchedTurn | undefined> {
    const known = followed.get(turn);
    if (known) return known;
    const found = begin(turn);
    followed.set(turn, found);
    // What could not be asked is asked again the next time.
    found.catch(() => followed.delete(turn));
    return found;
  }

  return {
    find,
    async findAgain(turn) {
      for (let looks = 2; ; looks += 1) {
        await nextLook();
        try {
          return await find(turn);
        } catch (error) {
          if (looks >= MOST_LOOKS || disposed.signal.aborted) throw error;
        }
      }
    },
    async claimOrFollow(turn, claim) {
      for (let looks = 0; looks < MOST_LOOKS && !disposed.signal.aborted; looks += 1) {
        const claimed = await live.claim(turn, claim);
        if (!('taken' in claimed)) return claimed;
        // A companion that ends a lost turn does not say what was asked.
        if (claimed.taken !== '' && claimed.taken !== claim.fingerprint) return 'conflict';
        const found = await find(turn);
        if (found) return { followed: found };
        // It was given up between the two, or is being ended. Then it is free, and what came of it is stored.
        await nextLook();
      }
      return 'unclear';
    },
    adopt: (log) => ({ ended: copy(nothing(), log), cancel: () => cancel(log.turn) }),
    dispose: () => disposed.abort(),
    get isDisposed() {
      return disposed.signal.aborted;
    },
  };
}

async function* nothing() {}
