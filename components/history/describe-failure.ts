import type { Problem } from '../../sidebar/state/problem.ts';
import { inLine, problemWords } from '../problem-words.ts';

/** What could not be done, why, and what to do, in one line. */
export function describeFailure(problem: Problem): string {
  return `${problem.title}. ${inLine(problemWords(problem))}`.trim();
}
