import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { describePlace, words } from '../words.ts';
import { stepsUnderWay } from './steps-under-way.ts';

/** What a turn is doing while there is nothing to read yet, in words. */
export function TurnStatus({ turn, isConnected }: { turn: TurnState; isConnected: boolean }) {
  const text = describePhase(turn, isConnected);
  if (text === '') return null;
  return <p class="turn-status">{text}</p>;
}

function describePhase(turn: TurnState, isConnected: boolean): string {
  const phase = turn.phase.value;
  const isRunning = phase !== 'done' && phase !== 'cancelled' && phase !== 'error';
  if (isRunning && turn.stopping.value) return words.stopping;
  switch (phase) {
    case 'sending':
      if (isConnected) return words.sending;
      return turn.isKept.value ? words.waitingForCompanion : words.waitingInPanel;
    case 'queued':
      return describePlace(turn.position.value, turn.waitMs.value);
    case 'loading':
      return stepsUnderWay(turn) ? '' : words.loadingModel(turn.model.value);
    default:
      return '';
  }
}
