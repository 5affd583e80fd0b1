import type { ErrorReason } from '../../protocol/error-causes.ts';
import { describeError, type ErrorSentences } from '../../words/describe-error.ts';

/** What a person is told of an error: its code, what happened, and what to do. */
export function tellingOf({ code, params }: { code: string; params: object }): ErrorSentences & { code: string } {
  return { code, ...describeError({ code, params: { ...params } } as ErrorReason) };
}
