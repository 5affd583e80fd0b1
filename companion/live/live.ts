import type { Snapshot } from '../../protocol/companion-messages.ts';
import type { TerminalEvent, TurnEvent } from '../../protocol/turn-events.ts';

/**
 * What goes on now, and in which companion: the seam behind which one process, or several, know of each other. What every
 * implementation promises is what the contract suite in `tests/companion/live/contract` holds.
 *
 * - **What is kept is the truth, and a message about it only a nudge.** A look, once in {@link LOOK_MS}, finds everything that a
 *   lost message, a late listener or a dead companion leaves behind.
 * - **All that a companion has is a lease**: turns, slots and presence belong to it while it is heard from. After
 *   {@link LEASE_MS} of silence others may take them. Until another companion has taken them, it may come back to them.
 */
export interface Live {
  /**
   * Makes this companion the one that runs a turn. Refused while any companion, this one included, already has the turn:
   * the `fingerprint` of that claim then says whether the same was asked. Refused too where something else was asked of a companion
   * that is gone.
   */
  claim(turn: string, claim: TurnClaim): Promise<TurnLease | { taken: string }>;
  /**
   * Reads the log of a turn from its beginning up to its terminal, at the reader's pace, while some companion runs the turn or
   * has not forgotten it. Ends without a terminal when the turn is lost. Undefined when no companion has it.
   */
  follow(turn: string, signal: AbortSignal): Promise<AsyncIterable<TurnEvent | Snapshot> | undefined>;
  /** Tells the companion that runs a turn, or the one that claims it within {@link CANCEL_MS}, to cancel it, and who cancelled. */
  cancel(turn: string, by?: Canceller): Promise<void>;
  /** Calls `listener` with each turn whose companion is gone before its end, maybe more than once; returns its unsubscribe. */
  onTurnLost(listener: (turn: string) => void): () => void;

  /**
   * Takes one of the `slots` of a model server, and returns a function that gives it back. Undefined while all are taken or
   * kept. A slot that was given back is kept for {@link OFFER_MS} for companions that were refused one before.
   *
   * @throws {LiveAwayError} nobody can be asked now; when there may be one is told as to who was refused one
   */
  takeSlot(server: string, slots: number): Promise<(() => void) | undefined>;
  /** Calls `listener` with a server that refused this companion a slot, once there may be a free one; returns its unsubscribe. */
  onSlotFree(listener: (server: string) => void): () => void;

  /** Sends a frame to all watchers of the topic. Frames arrive in the order in which they were published. */
  publish(topic: string, frame: string): void;
  /**
   * Sends `listener` what is published from now on, and counts `who` as present. Returns a function that ends both; further
   * calls of it do nothing. Topics keep nothing, so a watcher asks for the current state after it has begun to watch.
   */
  watch(topic: string, who: string, listener: (frame: string) => void): () => void;
  /** Calls `listener` once it may have missed what was published, and hears all again; returns its unsubscribe. */
  onMissed(listener: () => void): () => void;
  /** The names of the watchers in the order in which they came, each name once. */
  present(topic: string): Promise<readonly string[]>;
  /** Whether anybody watches the topic. Nobody else is asked where somebody does here. */
  isWatched(topic: string): Promise<boolean>;

  /** Gives back all that this companion has. Never rejects. */
  dispose(): Promise<void>;
}

/** Somebody who cancels a turn; with a name: a member of its conversation's room. */
export interface Canceller {
  id: string;
  member?: { name: string };
}

export interface TurnClaim {
  /** What other companions that claim the same turn are told. */
  fingerprint?: string;
  /** A token of the turn that is known from elsewhere. The new token is larger. */
  after?: number;
  /** The log that others can follow; none: nobody can follow it. */
  log?: FollowedLog;
  /** The log is left to the companion that takes the turn over, so it is shared also while nobody follows it. */
  leavesLog?: boolean;
  /** Somebody cancelled the turn, maybe before it was claimed. May be called again. */
  onCancel?(by: Canceller | undefined): void;
  /** Another companion has taken the turn. Called at most once. */
  onLost?(): void;
}

/** The right to run a turn. */
export interface TurnLease {
  /** Larger than the token of every earlier lease of the turn. By it the store knows which companion may write. */
  readonly token: number;
  /**
   * The log that was left by the companion that had the turn and is gone, from its beginning up to {@link TAIL_MS} before it went.
   * While it only waited it may have left none, and what it left can be lost with Redis. Undefined: no such companion had the turn.
   */
  readonly left: readonly (TurnEvent | Snapshot)[] | undefined;
  /** The turn is over, and nobody can follow it here any more. Does nothing once another companion has the turn. */
  forget(): void;
}

/** A turn's log in the companion that runs it. A follower is a cursor into it, so that followers make writing no dearer. */
export interface FollowedLog {
  readonly terminal: TerminalEvent | undefined;
  /** Where a reader that saw everything up to `seq` goes on; undefined when a snapshot serves it better. */
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
/** How much of a turn's log goes with a companion that is gone. */
export const TAIL_MS = 100;
/** How long a cancel waits for its turn. */
export const CANCEL_MS = 60_000;
/** How long a slot that was given back is kept for companions that were refused one first. */
export const OFFER_MS = 1_000;
