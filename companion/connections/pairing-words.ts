import type { Attempt } from '../access/pairing/pairing-codes.ts';
import { type CodedError, toErrorWords } from '../coded-error.ts';
import { ASIDE_COMMAND } from '../own-command.ts';

type Failed = Exclude<Attempt, { kind: 'right' }>;

/** Why nobody was paired, for the person who typed the code. */
export function describeFailedAttempt(attempt: Failed): CodedError {
  if (attempt.kind === 'gone') return toErrorWords('code_gone', GONE[attempt.reason], NEW_CODE);
  const left = attempt.triesLeft === 1 ? 'One more try is left.' : `${attempt.triesLeft} more tries are left.`;
  return toErrorWords('code_wrong', `This is not the code. ${left}`, 'Compare it with the code that is shown.');
}

const GONE: Record<Extract<Failed, { kind: 'gone' }>['reason'], string> = {
  used: 'This code has been used already.',
  expired: 'This code has expired.',
  replaced: 'This code is void: a newer one was made.',
  tries: 'This code is void: too many wrong ones were tried.',
  rotated: 'This code is void: the key of the computer that showed it was replaced.',
  none: 'No pairing code is open.',
};
const NEW_CODE = `Get a new one where Aside runs: ${ASIDE_COMMAND} pair`;
