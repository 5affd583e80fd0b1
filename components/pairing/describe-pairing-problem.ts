import type { PairingFailureParams, PairingProblem } from '../../sidebar/access/pairing-failure.ts';
import { missingPartCause } from '../../sidebar/state/lazy-part.ts';
import type { ErrorSentences } from '../../words/describe-error.ts';
import { describeMissingPart } from '../../words/describe-missing-part.ts';
import { pairingFailures } from '../../words/spoken-later.ts';
import { errorWords } from '../problem-words.ts';

const SENTENCES: { [C in keyof PairingFailureParams]: (params: PairingFailureParams[C]) => ErrorSentences } =
  pairingFailures;

/** The sentences for a try to pair that came to nothing; those of the companion's reason where there is one. Reads signals. */
export function describePairingProblem(problem: PairingProblem): ErrorSentences {
  if (problem.error !== undefined) return errorWords(problem.error);
  // In a page it is not the panel that has to be opened again.
  if (problem.code === 'part_missing') return describeMissingPart(missingPartCause());
  const write = SENTENCES[problem.code] as (params: object) => ErrorSentences;
  return write(problem.params);
}
