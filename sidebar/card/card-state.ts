import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ErrorReason } from '../../protocol/error-causes.ts';
import { createTurnState, type TurnState } from '../state/conversation/turn-state.ts';
import type { Problem } from '../state/problem.ts';
import type { CardObserver } from './card-session.ts';

/** What the in-page card shows: one turn, as the panel would show it too. */
export interface CardState {
  readonly turn: TurnState;
  /** Its error, or why it can't be had any more; null while it has not failed. */
  readonly failure: ReadonlySignal<ErrorReason | 'gone' | 'updated' | null>;
  /** Why nothing comes for now; null while there is a connection, and once the answer has ended. */
  readonly problem: ReadonlySignal<Problem | null>;
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
  const problem = signal<Problem | null>(null);

  /** What the card says of it is not what the panel says. */
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
