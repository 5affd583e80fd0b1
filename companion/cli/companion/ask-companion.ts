import type { ClientMessageInput } from '../../../protocol/client-messages.ts';
import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import { CommandError } from '../command-error.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';
import type { CompanionLine } from './dial.ts';

type Request = Extract<ClientMessageInput, { id: string }>;
type Answer<T extends CompanionMessage['type']> = Extract<CompanionMessage, { type: T }>;

/**
 * Sends a request, and resolves with its answer of this type.
 *
 * @throws {CommandError} it was refused, in the companion's words, or the connection was lost
 */
export async function askCompanion<T extends CompanionMessage['type']>(
  line: CompanionLine,
  request: Request,
  type: T,
): Promise<Answer<T>> {
  line.send(request);
  for await (const message of line.messages) {
    if (!('id' in message) || message.id !== request.id) continue;
    if (message.type === 'error') throw new CommandError(toTerminalLine(message.message), toTerminalLine(message.cure));
    if (message.type === type) return message as Answer<T>;
  }
  throw new CommandError('The connection to the companion was lost.', 'Try again.');
}
