import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { describePosition } from '../../words/describe-position.ts';
import { words } from '../../words/spoken.ts';
import { stepsUnderWay } from './steps-under-way.ts';

/** What a turn is doing while there is nothing to read yet; empty when that is seen without words. */
export function describePhase(turn: TurnState, isConnected: boolean): string {
  const phase = turn.phase.value;
  const isRunning = phase !== 'done' && phase !== 'cancelled' && phase !== 'error';
  if (isRunning && turn.stopping.value) return words.stopping;
  switch (phase) {
    case 'sending':
      if (isConnected)
        return words.sending + (turn.sent.value > 0 ? ` ${Math.round(turn.sent.value * 100)}\u00a0%` : '');
      return turn.isKept.value ? words.waitingForCompanion : words.waitingInPanel;
    case 'queued':
      return describePosition(turn.position.value, turn.waitMs.value);
    case 'loading':
      return stepsUnderWay(turn) ? '' : words.loadingModel(turn.model.value);
    default:
      return '';
  }
}
