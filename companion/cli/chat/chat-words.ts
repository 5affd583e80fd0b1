import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import { describeEmptyAnswer } from '../../../words/describe-empty-answer.ts';
import { describeErrorInLine } from '../../../words/describe-error.ts';
import { describeStep } from '../../../words/describe-step.ts';
import { english } from '../../../words/english.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';

const CUT: Record<string, readonly string[]> = {
  length: ['The answer was cut: it reached the longest that the model may give.'],
  repetition: ['The answer was stopped: the model repeated itself.'],
};

/** What stderr says of a message about the turn; undefined when there is nothing to say. */
export function chatWords(message: CompanionMessage): string | undefined {
  switch (message.type) {
    case 'queued': {
      const place = message.position === 1 ? 'next' : `number ${message.position}`;
      const wait = message.waitMs === undefined ? '' : `, about ${toSeconds(message.waitMs)}`;
      return `Waiting: ${place} in line${wait}.`;
    }
    case 'snapshot':
      return english.recanted;
    case 'step': {
      const { index, count, leftMs } = message;
      const description = toTerminalLine(describeStep(message));
      // Where the words have numbers they say how far it is.
      const place = count > 1 && !/\d/.test(description) ? ` (${index} of ${count})` : '';
      return description + place + (leftMs === undefined ? '' : `, about ${toSeconds(leftMs)} left`);
    }
    case 'cancelled':
      return 'Stopped.';
    case 'error':
      return toTerminalLine(describeErrorInLine(message));
    case 'done': {
      const cut = CUT[message.reason] ?? [];
      const empty = message.empty === undefined ? [] : [describeEmptyAnswer(message.empty)];
      const lost = message.saved === 'failed' ? ['The answer could not be saved.'] : [];
      const words = [...(empty.length > 0 ? empty : cut), ...lost];
      return words.length > 0 ? words.join(' ') : undefined;
    }
    default:
      return undefined;
  }
}

function toSeconds(ms: number): string {
  return `${Math.max(1, Math.round(ms / 1000))} s`;
}
