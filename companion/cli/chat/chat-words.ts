import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import { describeEmptyAnswer } from '../../../protocol/empty-answer.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';

/** What stderr says of a message about the turn; undefined when there is nothing to say. */
export function chatWords(message: CompanionMessage): string | undefined {
  switch (message.type) {
    case 'queued': {
      const place = message.position === 1 ? 'next' : `number ${message.position}`;
      const wait = message.waitMs === undefined ? '' : `, about ${Math.max(1, Math.round(message.waitMs / 1000))} s`;
      return `Waiting: ${place} in line${wait}.`;
    }
    case 'snapshot':
      return 'The text so far was the model thinking. Its answer follows.';
    case 'step':
      return toTerminalLine(message.description) + (message.count > 0 ? ` (${message.index} of ${message.count})` : '');
    case 'cancelled':
      return 'Stopped.';
    case 'error':
      return toTerminalLine(`${message.message} ${message.cure}`);
    case 'done': {
      const cut =
        message.reason === 'length' ? ['The answer was cut: it reached the longest that the model may give.'] : [];
      const empty = message.empty === undefined ? [] : [describeEmptyAnswer(message.empty)];
      const lost = message.saved === 'failed' ? ['The answer could not be saved.'] : [];
      const words = [...(empty.length > 0 ? empty : cut), ...lost];
      return words.length > 0 ? words.join(' ') : undefined;
    }
    default:
      return undefined;
  }
}
