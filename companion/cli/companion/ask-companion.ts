import { CLIENT_MESSAGE_RULES } from '../../../protocol/client-message-rules.ts';
import type { ClientMessageInput } from '../../../protocol/client-messages.ts';
import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import { CommandError } from '../command-error.ts';
import type { CompanionLine } from './dial.ts';
import { toCommandError } from './to-command-error.ts';

type Request = Exclude<Extract<ClientMessageInput, { id: string }>, { type: 'abort' }>;
type Answer<T extends Request['type']> = Extract<
  CompanionMessage,
  { type: (typeof CLIENT_MESSAGE_RULES)[T]['answer'] }
>;

/**
 * Sends a request, and resolves with its answer.
 *
 * @throws {CommandError} it was refused, in the companion's words, or the connection was lost
 */
export async function askCompanion<T extends Request['type']>(
  line: CompanionLine,
  request: Request & { type: T },
): Promise<Answer<T>> {
  line.send(request);
  for await (const message of line.messages) {
    if (!('id' in message) || message.id !== request.id) continue;
    if (message.type === 'error') throw toCommandError(message);
    if (message.type === CLIENT_MESSAGE_RULES[request.type].answer) return message as Answer<T>;
  }
  throw new CommandError(...commandLineWords.companion.lost());
}
