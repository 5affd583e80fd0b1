import type { ArticleMessage } from '../../protocol/article-messages.ts';
import { describeError } from '../../words/describe-error.ts';
import { inEnglish } from '../../words/in-english.ts';
import type { CodedError } from '../coded-error.ts';

/** An error for a client that knows no codes: what happened and what to do, in English. */
export function toArticleError({ code, params, retryable }: Omit<CodedError, 'type' | 'code'> & { code: string }) {
  return {
    type: 'error',
    code,
    ...inEnglish(() => describeError({ code, params })),
    retryable,
  } satisfies ArticleMessage;
}
