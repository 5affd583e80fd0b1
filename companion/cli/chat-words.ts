import type { CompanionMessage } from '../../protocol/companion-messages.ts';
import { toTerminalLine } from './terminal-text.ts';

/** What stderr says of a message about the turn; undefined when there is nothing to say. */
export function chatWords(message: CompanionMessage): string | undefined {
  switch (message.type) {
    case 'queued':
      return message.position === 1 ? 'Waiting: next in line.' : `Waiting: number ${message.position} in line.`;
    case 'step':
      return toTerminalLine(message.description) + (message.count > 0 ? ` (${message.index} of ${message.count})` : '');
    case 'cancelled':
      return 'Stopped.';
    case 'error':
      return toTerminalLine(`${message.message} ${message.cure}`);
    case 'done': {
      const cut =
        message.reason === 'length' ? ['The answer was cut: it reached the longest that the model may give.'] : [];
      const lost = message.saved === 'failed' ? ['The answer could not be saved.'] : [];
      return cut.length + lost.length > 0 ? [...cut, ...lost].join(' ') : undefined;
    }
    default:
      return undefined;
  }
}
