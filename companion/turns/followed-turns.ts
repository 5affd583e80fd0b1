import type { Snapshot } from '../../protocol/companion-messages.ts';
import type { TerminalEvent, TurnEvent } from '../../protocol/turn-events.ts';
import { INTERRUPTED } from '../coded-error.ts';
import type { Live } from '../live/live.ts';
import type { WatchedTurn } from './turn.ts';
import { createTurnLog } from './turn-log.ts';

/** Turns that other companions run. */
export interface FollowedTurns {
  /** Undefined when no companion has it. */
  find(turn: string): Promise<WatchedTurn | undefined>;
  /** Follows none any longer. */
  dispose(): void;
}

/**
 * Each is followed into a log of its own, so that its viewers are cursors into a log of this process, as for any
 * other turn.
 */
export function createFollowedTurns(live: Pick<Live, 'follow' | 'cancel'>, maxLogBytes: number): FollowedTurns {
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
    const ended = copy(events).finally(() => followed.delete(id));
    return { id, log, ended, cancel: () => void live.cancel(id) };

    async function copy(events: AsyncIterable<TurnEvent | Snapshot>): Promise<TerminalEvent> {
      for await (const event of events) log.take(event);
      // Its companion is gone, or this one is stopping.
      if (log.terminal === undefined) log.append(INTERRUPTED);
      return log.terminal ?? { ...INTERRUPTED, turn: id, seq: log.seq };
    }
  }

  return {
    find(turn) {
      const known = followed.get(turn);
      if (known) return known;
      const found = begin(turn);
      followed.set(turn, found);
      // What could not be asked is asked again the next time.
      found.catch(() => followed.delete(turn));
      return found;
    },
    dispose: () => disposed.abort(),
  };
}
