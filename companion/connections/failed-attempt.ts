import type { Attempt } from '../access/pairing/pairing-codes.ts';
import { type CodedError, codedError } from '../coded-error.ts';

/** Why nobody was paired. */
export function refuseAttempt(attempt: Exclude<Attempt, { kind: 'right' }>): CodedError {
  return attempt.kind === 'gone'
    ? codedError('code_gone', { cause: attempt.reason })
    : codedError('code_wrong', { cause: 'tries', left: attempt.triesLeft });
}
