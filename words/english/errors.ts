import type { ErrorCauses } from '../../protocol/error-causes.ts';
import type { ErrorSentencesOf, Sentences } from './error-sentences.ts';
import { messageErrors } from './message-errors.ts';
import { requestErrors } from './request-errors.ts';
import { storageErrors } from './storage-errors.ts';
import { upstreamErrors } from './upstream-errors.ts';

export const errors = {
  ...messageErrors,
  ...requestErrors,
  ...storageErrors,
  ...upstreamErrors,
} satisfies ErrorSentencesOf<keyof ErrorCauses>;

/** Of a code that only a newer Aside knows. */
export const unknownError = (): Sentences => ['Something went wrong. A newer Aside can explain it.', 'Update Aside.'];

/** What follows the cure where nothing changes until the companion starts again. */
export const THEN_RESTART = 'Then start Aside again.';
