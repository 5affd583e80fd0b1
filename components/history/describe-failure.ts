import type { Problem } from '../../sidebar/state/problem.ts';
import { inLine } from '../../words/in-line.ts';
import { problemWords } from '../problem-words.ts';

/** What could not be done, why, and what to do, in one line. */
export function describeFailure(problem: Problem): string {
  const said = problemWords(problem);
  return said.title === '' ? '' : `${said.title}. ${inLine(said)}`.trim();
}
