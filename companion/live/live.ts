import type { Snapshot } from '../../protocol/companion-messages.ts';
import type { TerminalEvent, TurnEvent } from '../../protocol/turn-events.ts';

/**
 * What goes on now, and in which companion: the seam behind which one process, or several, know of each other. What every
 * implementation promises is what the contract suite in `tests/companion/live/contract` holds.
 *
 * - **What is kept is the truth, and a message about it only a nudge.** Whatever a lost message, a late listener or a dead
 *   companion leaves behind is found by looking again, once in {@link LOOK_MS}.
 * - **All that a companion has is a lease**: turns, slots and presence are its own while it is heard from. When it was not
 *   for {@link LEASE_MS}, others may have them. Until somebody does, it may come back to them.
 */
export interface Live {
  /**
   * Makes this companion the one that runs a turn. Not while another companion has it, or this one: its
   * `fingerprint` then says whether the same was asked.
   */
  claim(turn: string, claim: TurnClaim): Promise<TurnLease | { taken: string }>;
  /**
   * Reads the log of a turn that some companion runs or has not forgotten yet, from its beginning, at the reader's pace, up
   * to its terminal. Ends without one when the turn is lost. Undefined when nobody has it.
   */
  follow(turn: string, signal: AbortSignal): Promise<AsyncIterable<TurnEvent | Snapshot> | undefined>;
  /** Tells the companion that runs a turn to cancel it, and who says so, or the one that claims it within {@link CANCEL_MS}. */
  cancel(turn: string, by?: Canceller): Promise<void>;
  /** Calls `listener` with each turn whose companion is gone before its end, maybe more than once; returns its unsubscribe. */
  onTurnLost(listener: (turn: string) => void): () => void;

  /**
   * Takes one of the `slots` of a model server, and returns what gives it back; undefined while all are taken, or kept for
   * companions that were refused one before: that is what one is for {@link OFFER_MS} after it was given back.
   *
   * @throws {LiveAwayError} nobody can be asked now; when there may be one is told as to who was refused one
   */
  takeSlot(server: string, slots: number): Promise<(() => void) | undefined>;
  /** Calls `listener` with a server of which this companion was refused a slot, once there may be one; returns its unsubscribe. */
  onSlotFree(listener: (server: string) => void): () => void;

  /** Tells a frame to all watchers of the topic, in the order in which they are published. */
  publish(topic: string, frame: string): void;
  /**
   * Tells `listener` what is published from now on, and counts `who` among those who are there. Returns its end, which
   * counts once; nothing is told after it. Topics keep nothing: a watcher that comes late asks for what there is, after it has begun
   * to watch.
   */
  watch(topic: string, who: string, listener: (frame: string) => void): () => void;
  /** Calls `listener` once it may have missed what was published, and hears all again; returns its unsubscribe. */
  onMissed(listener: () => void): () => void;
  /** The names of those that are there, each once however often, in the order in which they came. */
  present(topic: string): Promise<readonly string[]>;

  /** Gives back all that this companion has. Never rejects. */
  dispose(): Promise<void>;
}

/** Somebody who cancels a turn; with a name: a member of its conversation's room. */
export interface Canceller {
  id: string;
  member?: { name: string };
}

export interface TurnClaim {
  /** What other companions are told that claim the turn too. */
  fingerprint?: string;
  /** A token of the turn that is known from elsewhere: the new one is larger. */
  after?: number;
  /** What can be followed; none: nothing can. */
  log?: FollowedLog;
  /** Somebody cancelled the turn, maybe before it was claimed. May be called again. */
  onCancel?(by: Canceller | undefined): void;
  /** Another companion has the turn by now. Called once at the most. */
  onLost?(): void;
}

/** The right to run a turn. */
export interface TurnLease {
  /** Larger than that of every earlier lease of the turn: with it the store knows which companion may write. */
  readonly token: number;
  /**
   * Of a claim without a log: what can be read of the log of the companion that had the turn and is gone, from its beginning.
   * Nothing, where nobody followed it.
   */
  readonly left: readonly (TurnEvent | Snapshot)[];
  /** The turn is over, and nobody can follow it here any more. Does nothing once another companion has the turn. */
  forget(): void;
}

/** A turn's log in the companion that runs it: a follower is a cursor, so that writing it costs nothing more. */
export interface FollowedLog {
  readonly terminal: TerminalEvent | undefined;
  /** Where a reader that saw everything up to `seq` goes on; undefined when it is better told by a snapshot. */
  resume(seq: number): number | undefined;
  snapshot(): Snapshot;
  /** What follows `after`; undefined while nothing does. */
  next(after: number): { readonly event: TurnEvent | Snapshot } | undefined;
  /** Calls `wake` after each event; returns its unsubscribe. */
  onGrow(wake: () => void): () => void;
}

/** How long a companion that is not heard from keeps what it has. */
export const LEASE_MS = 3_000;
/** How often each companion says that it is there, and looks at what no message has told it. */
export const LOOK_MS = 1_000;
/** How long a cancel waits for its turn. */
export const CANCEL_MS = 60_000;
/** How long a slot that was given back is kept for those that were refused one first. */
export const OFFER_MS = 1_000;
