import { PAIR_COMMAND } from '../access/pair-command.ts';
import { CompanionRefusal } from '../connection/companion-refusal.ts';
import { RequestFailure } from '../connection/request-failure.ts';
import type { Problem, RequestProblemCode } from './problem.ts';

/** A request that was refused or not answered. */
export function explainRequest(error: unknown, code: RequestProblemCode): Problem {
  if (error instanceof CompanionRefusal) {
    return { code, params: {}, error: { code: error.code, params: error.params }, retryable: true };
  }
  const params = error instanceof RequestFailure ? { why: error.code } : { said: String(error) };
  return { code, params, retryable: true };
}

/** What a guest is told instead of a list. */
export const FOR_CLIENTS: Problem = {
  code: 'not_for_guests',
  params: { command: PAIR_COMMAND },
  retryable: false,
  pairable: true,
};
