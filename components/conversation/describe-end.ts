import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { describeEmptyAnswer } from '../../words/describe-empty-answer.ts';
import { words } from '../../words/spoken.ts';

/** What there is to say of an answer that ended without an error and is not whole, or is not kept. */
export function describeEnd(turn: TurnState): string[] {
  const terminal = turn.terminal.value;
  switch (terminal?.type) {
    case 'cancelled':
      return [hasBegun(turn) ? words.stoppedEarly : words.stoppedEmpty];
    case 'done': {
      const { empty, reason, saved } = terminal;
      const said = empty === undefined ? describeReason(reason) : describeEmptyAnswer(empty);
      return [said, saved === 'failed' ? words.notSaved : ''].filter((text) => text !== '');
    }
    default:
      return [];
  }
}

/** A long summary has read some of its parts before there is a word of it. */
function hasBegun(turn: TurnState): boolean {
  return turn.hasText.value || turn.parts.value.some(({ type }) => type === 'steps');
}

function describeReason(reason: string): string {
  if (reason === 'length') return words.cutForLength;
  return reason === 'repetition' ? words.repeated : '';
}
