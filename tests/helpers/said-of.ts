import { describeProblem } from '../../components/describe-problem.ts';
import type { Problem } from '../../sidebar/state/problem.ts';

/** What a person reads of a problem; null where there is none. */
export function saidOf(problem: Problem | null | undefined) {
  return problem ? describeProblem(problem) : null;
}
