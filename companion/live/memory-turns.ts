import type { Snapshot } from '../../protocol/companion-messages.ts';
import { isTerminal, type TurnEvent } from '../../protocol/turn-events.ts';
import { createListeners } from '../listeners.ts';
import { CANCEL_MS, type FollowedLog, type Live } from './live.ts';
import { type ClaimedTurn, isThere, type Member, type SharedMemory } from './shared-memory.ts';

type MemoryTurns = Pick<Live, 'claim' | 'follow' | 'cancel' | 'onTurnLost'> & {
  /** Finds what a lost message would have told. */
  look(): void;
};

/** Which companion runs which turn. */
export function createMemoryTurns(shared: SharedMemory, me: Member): MemoryTurns {
  const { clock, turns, cancels } = shared;
  const mine = new Set<ClaimedTurn & { turn: string }>();
  const listeners = createListeners<[turn: string]>();
  /** The followers of turns here that wait, and have read all that there was. */
  const waiting = new Set<() => void>();

  function isLost(turn: string, claimed: ClaimedTurn): boolean {
    return turns.get(turn) !== claimed || !isThere(shared, claimed.owner, me);
  }

  function tellCancel(turn: string, claimed: ClaimedTurn): void {
    const cancel = cancels.get(turn);
    if (cancel) claimed.onCancel?.(cancel.by);
  }

  async function* read(turn: string, claimed: ClaimedTurn, log: FollowedLog, signal: AbortSignal) {
    let cursor = log.resume(0);
    if (cursor === undefined) {
      const snapshot = log.snapshot();
      yield snapshot;
      cursor = snapshot.seq;
    }
    while (!signal.aborted) {
      const event: TurnEvent | Snapshot | undefined = me.isConnected() ? log.next(cursor)?.event : undefined;
      if (event === undefined) {
        if (me.isConnected() && isLost(turn, claimed)) return;
        await growth(log, signal);
        continue;
      }
      cursor = event.seq;
      yield event;
      if (isTerminal(event)) return;
    }
  }

  /** Resolves once there may be more to read, or it is time to look. */
  function growth(log: FollowedLog, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      function wake(): void {
        unsubscribe();
        waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      }
      const unsubscribe = log.onGrow(() => {
        if (me.isConnected()) wake();
      });
      waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  return {
    async claim(turn, claim) {
      const known = turns.get(turn);
      const asksElse = claim.fingerprint && known?.fingerprint && claim.fingerprint !== known.fingerprint;
      if (known && (isThere(shared, known.owner, me) || asksElse)) return { taken: known.fingerprint ?? '' };
      shared.lastToken = Math.max(shared.lastToken, claim.after ?? 0) + 1;
      const claimed = { ...claim, turn, owner: me, token: shared.lastToken };
      turns.set(turn, claimed);
      mine.add(claimed);
      tellCancel(turn, claimed);
      return {
        token: claimed.token,
        left: known && readLeft(known),
        forget() {
          mine.delete(claimed);
          if (turns.get(turn) !== claimed) return;
          turns.delete(turn);
          cancels.delete(turn);
        },
      };
    },
    async follow(turn, signal) {
      const claimed = turns.get(turn);
      return claimed?.log && read(turn, claimed, claimed.log, signal);
    },
    async cancel(turn, by) {
      // Added anew at the end, so that the earliest stays the first.
      cancels.delete(turn);
      cancels.set(turn, { until: clock.now() + CANCEL_MS, by });
      const claimed = turns.get(turn);
      if (claimed?.owner.isConnected()) claimed.onCancel?.(by);
    },
    onTurnLost: listeners.on,
    look() {
      for (const claimed of mine) {
        if (turns.get(claimed.turn) === claimed) {
          tellCancel(claimed.turn, claimed);
        } else {
          mine.delete(claimed);
          claimed.onLost?.();
        }
      }
      for (const [turn, { owner, log }] of turns) {
        if (isThere(shared, owner, me)) continue;
        if (log?.terminal) turns.delete(turn);
        else listeners.tell(turn);
      }
      for (const [turn, { until }] of cancels) {
        if (until > clock.now()) break;
        cancels.delete(turn);
      }
      for (const wake of [...waiting]) wake();
    },
  };
}

/** The log that a companion leaves, as far as it goes. */
function readLeft({ log, leavesLog }: ClaimedTurn): (TurnEvent | Snapshot)[] {
  if (!log || !leavesLog) return [];
  const start = log.resume(0);
  const snapshot = start === undefined ? log.snapshot() : undefined;
  const events: (TurnEvent | Snapshot)[] = snapshot ? [snapshot] : [];
  for (let piece = log.next(start ?? snapshot?.seq ?? 0); piece; piece = log.next(piece.event.seq))
    events.push(piece.event);
  return events;
}
