import type { ReadonlySignal } from '@preact/signals';
import type { Problem } from '../problem.ts';
import type { TurnState } from './turn-state.ts';
import type { WaitingQuestions } from './waiting-questions.ts';

/** A turn to be shown; another object each time. */
export interface Sought {
  readonly turn: string;
}

/** What there is to see of a conversation, and to do with its turns. */
export interface ShownConversation extends WaitingQuestions {
  readonly id: ReadonlySignal<string>;
  /** What the companion calls it; empty while it has no title. */
  readonly title: ReadonlySignal<string>;
  /** Kept in memory only. */
  readonly temporary: ReadonlySignal<boolean>;
  /** The name of what is being written here: that of the conversation, once it has one that can be found again. */
  readonly draft: ReadonlySignal<string>;
  /** Whether the companion has it, and keeps it. */
  readonly isStored: ReadonlySignal<boolean>;
  /** A new one, in which nothing was asked yet. */
  readonly isBlank: ReadonlySignal<boolean>;
  /**
   * The chosen path through it, in the order in which the turns were asked. The array is replaced when a turn is added
   * or another branch is chosen; a turn's own signals do the rest.
   */
  readonly turns: ReadonlySignal<readonly TurnState[]>;
  /** For each turn of the path that has alternatives, by its id: all of them in the order they were asked. */
  readonly branches: ReadonlySignal<ReadonlyMap<string, readonly TurnState[]>>;
  /** The turn of the path that waits or runs; null when there is none. */
  readonly running: ReadonlySignal<TurnState | null>;
  /** The turn that was asked here last; empty when none was since the conversation was opened. */
  readonly lastAsked: ReadonlySignal<string>;
  /** The turn that the conversation was opened for; null when it was opened for none. */
  readonly sought: ReadonlySignal<Sought | null>;
  /** On its way from the companion. */
  readonly isOpening: ReadonlySignal<boolean>;
  /** Why it can't be shown; null when it can. */
  readonly problem: ReadonlySignal<Problem | null>;
  /** Whether there are turns before those that are known here. */
  readonly earlier: ReadonlySignal<'none' | 'more' | 'loading' | 'failed'>;
  loadEarlier(): void;
  stop(): void;
  /** Asks the same again, `model` or the chosen one: the new answer is an alternative to `turn`. */
  retry(turn: TurnState, model?: string): void;
  /**
   * Asks `message` in place of what `turn` asked, which stays as an alternative. `kept`: the indexes, among its
   * receipts, of what goes along again.
   */
  edit(turn: TurnState, message: string, kept: readonly number[]): void;
  /** Shows the path that leads through `turn`. */
  showBranch(turn: TurnState): void;
  /** Whether the conversation shown, as long as nothing was asked in it, will be kept in memory only. */
  setTemporary(temporary: boolean): void;
}
