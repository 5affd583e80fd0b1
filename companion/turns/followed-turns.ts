import type { Snapshot } from '../../protocol/companion-messages.ts';
import type { TerminalEvent, TurnEvent } from '../../protocol/turn-events.ts';
import type { Clock } from '../clock.ts';
import { INTERRUPTED } from '../coded-error.ts';
import type { Live, TurnClaim, TurnLease } from '../live/live.ts';
import { LiveAwayError } from '../live/live-error.ts';
import { nextLook } from '../live/next-look.ts';
import type { StoredTurn } from '../store/store.ts';
import type { WatchedTurn } from './turn.ts';
import { createTurnLog, type TurnLog } from './turn-log.ts';

/** Turns that other companions run. */
export interface FollowedTurns {
  /** Undefined when no companion has it. */
  find(turn: string): Promise<WatchedTurn | undefined>;
  /** As `find`, once somebody can be asked. */
  findPatiently(turn: string): Promise<WatchedTurn | undefined>;
  /**
   * Claims a turn for this companion, or follows it where another one runs it. `conflict`: something else is asked under this id.
   * `unclear`: for {@link MOST_LOOKS} looks it could not be told who has it.
   */
  claimOrFollow(
    turn: string,
    claim: TurnClaim,
  ): Promise<TurnLease | { followed: WatchedTurn } | 'conflict' | 'unclear'>;
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

const MOST_LOOKS = 10;

type Events = AsyncIterable<TurnEvent | Snapshot>;

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
    // Nobody waits to hear whether its companion could be told.
    return { id, log, ended, cancel: () => void live.cancel(id).catch(() => {}) };
  }

  /** Undefined: this companion stops, and knows nothing of the end. The turn goes on elsewhere, where its viewers go too. */
  async function copy(events: Events, log: TurnLog): Promise<TerminalEvent | undefined> {
    const { signal } = disposed;
    const isOver = () => log.terminal !== undefined || signal.aborted;
    let next: Events | undefined = events;
    /** Whether anything was read of it since nobody had it. */
    let isNews = true;
    for (let looks = 0; ; looks += 1) {
      const seen = log.seq;
      if (next) for await (const event of next) log.take(event);
      isNews ||= log.seq > seen;
      if (!isOver() && looks > 0) await nextLook(clock, signal);
      if (isOver()) return log.terminal;
      try {
        next = await findEnd(log, isNews);
        isNews = false;
      } catch {
        // What it is stored in, or Redis, is away. Until they are back nobody knows how it ended, but a companion may have it.
        next = await live.follow(log.turn, signal).catch(() => undefined);
      }
    }
  }

  /** Its companion is gone: how it ended is what is stored of it, unless a companion has it. Then it is followed on. */
  async function findEnd(log: TurnLog, isNews: boolean): Promise<Events | undefined> {
    const stored = await endLost(log.turn);
    if (stored?.record.terminal) {
      const { answer, terminal } = stored.record;
      log.settle({ answer, terminal });
      return undefined;
    }
    // One that was never recorded may have been asked again. Once nothing more is read of it, it was not.
    const again = stored || isNews ? await live.follow(log.turn, disposed.signal) : undefined;
    if (!again && !stored && !disposed.signal.aborted) log.append(INTERRUPTED);
    return again;
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
    async findPatiently(turn) {
      for (;;) {
        try {
          return await find(turn);
        } catch (error) {
          if (!(error instanceof LiveAwayError) || disposed.signal.aborted) throw error;
        }
        await nextLook(clock, disposed.signal);
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
        await nextLook(clock, disposed.signal);
      }
      return 'unclear';
    },
    dispose: () => disposed.abort(),
    get isDisposed() {
      return disposed.signal.aborted;
    },
  };
}
