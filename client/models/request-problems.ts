import { PAIR_COMMAND } from '../access/pair-command.ts';
import { CompanionRefusal } from '../connection/companion-refusal.ts';
import { RequestFailure } from '../connection/request-failure.ts';
import type { Problem } from './problem.ts';

/** A request that was refused or not answered, in words. */
export function explainRequest(error: unknown, title: string): Problem {
  const { message, cure } =
    error instanceof CompanionRefusal || error instanceof RequestFailure
      ? error
      : { message: String(error), cure: 'Try again.' };
  return { title, message, cure, command: '', retryable: true };
}

/** What a guest is told instead of a list. */
export const FOR_CLIENTS: Problem = {
  title: 'Chats are only kept over a connection with a key',
  message: 'This copy of the extension has no key, so that nothing it asks is stored.',
  cure: 'Pair this browser with the companion: run this in Aside’s folder, and type the code that it shows.',
  command: PAIR_COMMAND,
  retryable: false,
  pairable: true,
};
