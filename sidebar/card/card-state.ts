import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { createTurnState, type TurnState } from '../state/conversation/turn-state.ts';
import type { ToldError, ToldProblem } from './card-messages.ts';
import type { CardObserver } from './card-session.ts';

/** What the in-page card shows: one turn, as the panel would show it too. */
export interface CardState {
  readonly turn: TurnState;
  /** What its error is in words, or why it can't be had any more; null while it has not failed. */
  readonly failure: ReadonlySignal<ToldError | 'gone' | 'updated' | null>;
  /** Why nothing comes for now; null while there is a connection, and once the answer has ended. */
  readonly problem: ReadonlySignal<ToldProblem | null>;
}

/**
 * @param turn its id
 * @param question what was typed; empty for the one that the card was opened with
 * @param onContinued called once the panel has the conversation
 */
export function createCardState(
  turn: string,
  question: string,
  onContinued: () => void,
): {
  state: CardState;
  /** Feeds it. */
  observer: CardObserver;
  /** Stop was pressed. */
  markStopping(): void;
} {
  const { state, observer, markStopping } = createTurnState({
    id: turn,
    task: question === '' ? 'explain' : 'chat',
    question,
    receipts: [],
  });
  const failure = signal<CardState['failure']['value']>(null);
  const problem = signal<ToldProblem | null>(null);

  /** The background has put it into words, or it does not know of it. */
  function fail(why: CardState['failure']['value']): void {
    batch(() => {
      failure.value = why;
      observer.refused({ type: 'error', turn, code: 'turn_gone', params: {}, retryable: false });
    });
  }

  return {
    markStopping,
    state: {
      turn: state,
      failure,
      problem: computed(() => (state.terminal.value === null ? problem.value : null)),
    },
    observer: {
      event: observer.event,
      snapshot: observer.snapshot,
      failed: fail,
      lost: fail,
      problem(now) {
        problem.value = now;
      },
      continued: onContinued,
    },
  };
}
