import { requestProblems } from './problems/request-problems.ts';
import { transferProblems } from './problems/transfer-problems.ts';

/** What the panel says of what is wrong, by the code of the problem. */
export const problems = { ...requestProblems, ...transferProblems };
