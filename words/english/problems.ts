import { words } from './panel.ts';
import { connectionProblems } from './problems/connection-problems.ts';
import { modelProblems } from './problems/model-problems.ts';
import { requestProblems } from './problems/request-problems.ts';
import { transferProblems } from './problems/transfer-problems.ts';

/** What the panel says of what is wrong, by the code of the problem. */
export const problems = {
  ...requestProblems,
  ...transferProblems,
  ...modelProblems,
  ...connectionProblems,
  connection_unexplained: () => words.unexplained,
};
