import type { StepsShown } from '../../sidebar/state/conversation/answer-parts.ts';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';

/** The steps that a running turn is at: nothing but thoughts follows them. */
export function stepsUnderWay(turn: TurnState): StepsShown | undefined {
  if (turn.terminal.value !== null) return undefined;
  const last = turn.parts.value.findLast(({ type }) => type !== 'thinking');
  return last?.type === 'steps' ? last : undefined;
}
