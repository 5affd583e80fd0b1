import type { ErrorCauses } from '../../protocol/error-causes.ts';

/** What happened, and what to do about it; that may be empty. */
export type Sentences = readonly [message: string, cure: string];

/** The sentences for each cause of some codes. */
export type ErrorSentencesOf<C extends keyof ErrorCauses> = {
  [Code in C]: { [K in keyof ErrorCauses[Code]]: (params: ErrorCauses[Code][K]) => Sentences };
};
