import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { describeEmptyAnswer } from '../../words/describe-empty-answer.ts';
import { words } from '../../words/spoken.ts';

/** What there is to say of an answer that ended without an error and is not whole, or is not kept. */
export function describeEnd(turn: TurnState): string[] {
  const terminal = turn.terminal.value;
  switch (terminal?.type) {
    case 'cancelled':
      return [!turn.hasText.value ? words.stoppedEmpty : words.stoppedEarly];
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
