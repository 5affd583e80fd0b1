import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { describeEmptyAnswer } from '../../words/describe-empty-answer.ts';
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
      if (isConnected) return words.sending + (turn.sent.value > 0 ? ` ${Math.round(turn.sent.value * 100)} %` : '');
      return turn.isKept.value ? words.waitingForCompanion : words.waitingInPanel;
    case 'queued':
      return describePosition(turn.position.value, turn.waitMs.value);
    case 'loading':
      return stepsUnderWay(turn) ? '' : words.loadingModel(turn.model.value);
    default:
      return '';
  }
}

/** What there is to say of an answer that ended without an error and is not whole, or is not kept. */
export function describeEnd(turn: TurnState): string[] {
  const terminal = turn.terminal.value;
  switch (terminal?.type) {
    case 'cancelled':
      return [turn.content.value === '' ? words.stoppedEmpty : words.stoppedEarly];
    case 'done': {
      const { empty, reason, saved } = terminal;
      const said = empty === undefined ? describeReason(reason) : describeEmptyAnswer(empty);
      return [said, saved === 'failed' ? words.notSaved : ''].filter((text) => text !== '');
    }
    default:
      return [];
  }
}

function describeReason(reason: string): string {
  if (reason === 'length') return words.cutForLength;
  return reason === 'repetition' ? words.repeated : '';
}
