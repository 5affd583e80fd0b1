import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { describePhase } from './describe-turn.ts';

/** What a turn is doing while there is nothing to read yet, in words. */
export function TurnStatus({ turn, isConnected }: { turn: TurnState; isConnected: boolean }) {
  const text = describePhase(turn, isConnected);
  if (text === '') return null;
  return <p class="turn-status">{text}</p>;
}
