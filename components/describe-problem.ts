import type { Problem, ProblemParams } from '../sidebar/state/problem.ts';
import { describeError } from '../words/describe-error.ts';
import type { ProblemSentences } from '../words/english/problems/problem-sentences.ts';
import { inLine } from '../words/in-line.ts';
import { problems } from '../words/spoken-later.ts';

const SENTENCES: { [C in keyof ProblemParams]: (params: ProblemParams[C]) => ProblemSentences } = problems;

/** The sentences for a problem; the companion's reason takes the place of the message, and of the cure if there is none. */
export function describeProblem(problem: Problem): ProblemSentences {
  const write = SENTENCES[problem.code] as (params: object) => ProblemSentences;
  const { title, message, cure, command } = write(problem.params);
  if (problem.error === undefined) return { title, message, cure, command };
  const said = describeError(problem.error);
  return cure === '' ? { title, command, ...said } : { title, command, message: inLine(said), cure };
}
