import * as v from 'valibot';
import { AUDIO_FORMATS } from './audio-formats.ts';
import { ModelNameSchema } from './model-name-schema.ts';

/** Asks; `type` is absent, `message` or `question`. Any other but those of {@link ArticleRequest} is an unknown type. */
export const ArticleQuestionSchema = v.object({
  message: v.string(),
  model: v.optional(ModelNameSchema),
});
export type ArticleQuestion = v.InferOutput<typeof ArticleQuestionSchema>;

/** Begins a recording of a question; it comes in binary frames, and ends with `audio_end`. */
export const ArticleAudioSchema = v.object({
  format: v.picklist(AUDIO_FORMATS),
  model: ArticleQuestionSchema.entries.model,
});
export type ArticleAudio = v.InferOutput<typeof ArticleAudioSchema>;

/** What a client at article depth may send beside a question; `typing` and `presence` in a shared room only. */
export const ARTICLE_COMMANDS = ['cancel', 'clear', 'audio_end', 'typing', 'presence'] as const;
export type ArticleCommand = (typeof ARTICLE_COMMANDS)[number];

/** What a client at article depth may send: a question without `type`, or a command. */
export type ArticleRequest =
  | ({ type: 'question' } & ArticleQuestion)
  | ({ type: 'audio' } & ArticleAudio)
  | { [C in ArticleCommand]: { type: C } }[ArticleCommand];

/**
 * All that a client at article depth ever receives. `question` on `/ws/shared` only; so are `typing` and `presence`, and
 * they come only to a member that has sent one of the two.
 */
export type ArticleMessage =
  | { type: 'token'; content: string }
  | { type: 'step'; description: string }
  | { type: 'done'; message?: string }
  | { type: 'cancelled' }
  | { type: 'cleared' }
  | { type: 'question'; message: string }
  | { type: 'typing'; members: number }
  | { type: 'presence'; members: number }
  | { type: 'error'; code: string; message: string; cure: string; retryable: boolean };
