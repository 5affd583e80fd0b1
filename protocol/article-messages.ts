import * as v from 'valibot';
import { LIMITS } from './limits.ts';

/** Asks; `type` is absent, `message` or `question`. Any other but `cancel` and `clear` is an unknown type. */
export const ArticleQuestionSchema = v.object({
  message: v.string(),
  model: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.modelChars))),
});
export type ArticleQuestion = v.InferOutput<typeof ArticleQuestionSchema>;

/** What a client at article depth may send: a question without `type`, or one of two commands. */
export type ArticleRequest = ({ type: 'question' } & ArticleQuestion) | { type: 'cancel' } | { type: 'clear' };

/** All that a client at article depth ever receives; `question` on `/ws/shared` only. */
export type ArticleMessage =
  | { type: 'token'; content: string }
  | { type: 'step'; description: string }
  | { type: 'done'; message?: string }
  | { type: 'cancelled' }
  | { type: 'cleared' }
  | { type: 'question'; message: string }
  | { type: 'error'; code: string; message: string; cure: string; retryable: boolean };
