import type { ErrorReason } from '../protocol/error-causes.ts';
import { createLazyPart, isPartMissing } from '../sidebar/state/lazy-part.ts';
import type { Problem } from '../sidebar/state/problem.ts';
import type { ErrorSentences } from '../words/describe-error.ts';
import type { ProblemSentences } from '../words/english/problems/problem-sentences.ts';
import { words } from '../words/spoken.ts';

const part = createLazyPart(async () => (await import('../words/describe-error.ts')).describeError);

const problemPart = createLazyPart(async () => (await import('./describe-problem.ts')).describeProblem);

/** Loads the sentences for what goes wrong: little does, and the first that does needs them. */
export async function loadErrorWords(): Promise<void> {
  await Promise.all([part.load(), problemPart.load()]);
}

/**
 * The sentences for an error: empty for the moment that it takes to load them, and one that says little while they can't
 * be loaded. Reads signals.
 */
export function errorWords(error: ErrorReason): ErrorSentences {
  const describe = part.loaded.value;
  if (describe) return describe(error);
  void part.load();
  return { message: isPartMissing.value ? words.somethingFailed : '', cure: '' };
}

/**
 * The sentences for a problem: empty for the moment that it takes to load them, and a title that says little while they
 * can't be loaded. Reads signals.
 */
export function problemWords(problem: Problem): ProblemSentences {
  if (problem.code === 'connection_unexplained') return words.unexplained;
  const describe = problemPart.loaded.value;
  if (describe) return describe(problem);
  void problemPart.load();
  return { title: isPartMissing.value ? words.somethingWrong : '', message: '', cure: '', command: '' };
}
