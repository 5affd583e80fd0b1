import { turnWords } from './spoken.ts';

export type EmptyAnswer = keyof typeof turnWords.emptyAnswers;

/** The words of one that is not known here are those of an answer that simply is not there. */
export function describeEmptyAnswer(empty: string): string {
  const { emptyAnswers } = turnWords;
  return Object.hasOwn(emptyAnswers, empty) ? emptyAnswers[empty as EmptyAnswer] : emptyAnswers.silence;
}
