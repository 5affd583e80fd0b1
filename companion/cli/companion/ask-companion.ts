import { CLIENT_MESSAGE_RULES } from '../../../protocol/client-message-rules.ts';
import type { ClientMessageInput } from '../../../protocol/client-messages.ts';
import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import { CommandError } from '../command-error.ts';
import type { CompanionLine } from './dial.ts';
import { toCommandError } from './to-command-error.ts';

export type Request = Exclude<Extract<ClientMessageInput, { id: string }>, { type: 'abort' }>;
export type Answer<T extends Request['type']> = Extract<
  CompanionMessage,
  { type: (typeof CLIENT_MESSAGE_RULES)[T]['answer'] }
>;

/**
 * Sends a request, and resolves with its answer.
 *
 * @throws {CommandError} it was refused, in the companion's words, or the connection was lost
 */
export async function askCompanion<R extends Request>(line: CompanionLine, request: R): Promise<Answer<R['type']>> {
  line.send(request);
  for await (const message of line.messages) {
    if (!('id' in message) || message.id !== request.id) continue;
    if (message.type === 'error') throw toCommandError(message);
    if (message.type === CLIENT_MESSAGE_RULES[request.type].answer) return message as Answer<R['type']>;
  }
  throw new CommandError(...commandLineWords.companion.lost());
}
