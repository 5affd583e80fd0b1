import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import { describeEmptyAnswer } from '../../../words/describe-empty-answer.ts';
import { describeErrorInLine } from '../../../words/describe-error.ts';
import { describeStep } from '../../../words/describe-step.ts';
import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';

const { chat } = commandLineWords;

/** What cut an answer short. */
function cutWords(reason: string): readonly string[] {
  if (reason === 'length') return [chat.cut];
  return reason === 'repetition' ? [chat.repeated] : [];
}

/** What stderr says of a message about the turn; undefined when there is nothing to say. */
export function chatWords(message: CompanionMessage): string | undefined {
  switch (message.type) {
    case 'queued':
      return chat.waiting(message.position, message.waitMs === undefined ? undefined : toSeconds(message.waitMs));
    case 'snapshot':
      return chat.recanted;
    case 'step': {
      const { index, count, leftMs } = message;
      const description = toTerminalLine(describeStep(message));
      // Where the words have numbers they say how far it is.
      const place = count > 1 && !/\d/.test(description) ? chat.stepOf(index, count) : '';
      return description + place + (leftMs === undefined ? '' : chat.left(toSeconds(leftMs)));
    }
    case 'cancelled':
      return chat.stopped;
    case 'error':
      return toTerminalLine(describeErrorInLine(message));
    case 'done': {
      const cut = cutWords(message.reason);
      const empty = message.empty === undefined ? [] : [describeEmptyAnswer(message.empty)];
      const lost = message.saved === 'failed' ? [chat.notSaved] : [];
      const words = [...(empty.length > 0 ? empty : cut), ...lost];
      return words.length > 0 ? words.join(' ') : undefined;
    }
    default:
      return undefined;
  }
}

function toSeconds(ms: number): number {
  return Math.max(1, Math.round(ms / 1000));
}
