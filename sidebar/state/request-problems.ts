import { PAIR_COMMAND } from '../access/pair-command.ts';
import { CompanionRefusal } from '../connection/companion-refusal.ts';
import { RequestFailure } from '../connection/request-failure.ts';
import type { Problem } from './problem.ts';

/** A request that was refused or not answered. */
export function explainRequest(error: unknown, title: string): Problem {
  if (error instanceof CompanionRefusal) {
    const { code, params } = error;
    return { title, message: '', cure: '', error: { code, params }, command: '', retryable: true };
  }
  const { message, cure } = error instanceof RequestFailure ? error : { message: String(error), cure: 'Try again.' };
  return { title, message, cure, command: '', retryable: true };
}

/** What a guest is told instead of a list. */
export const FOR_CLIENTS: Problem = {
  title: 'Your chats aren’t kept yet',
  message: 'This browser isn’t paired with the companion, which stores nothing for a guest.',
  cure: 'Pair it: run this in Aside’s folder, and type the code that it shows.',
  command: PAIR_COMMAND,
  retryable: false,
  pairable: true,
};
