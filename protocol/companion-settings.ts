/** What clients set of the companion itself, beside its flags. */
import * as v from 'valibot';
import { RequestIdSchema } from './conversation-requests.ts';
import { openReply } from './open-object.ts';

/** Asks for the settings, after setting those that are named; null takes one back. */
export const SettingsRequestSchema = v.object({
  type: v.literal('settings'),
  id: RequestIdSchema,
  maxContext: v.optional(v.nullable(v.number())),
});

/** Answers `settings`. */
export const SettingsSchema = openReply('settings', {
  /** Tokens of context that an Ollama model is asked for at most. */
  maxContext: v.number(),
  /** What it is while nothing is set: the flag's value, or its default. */
  usualMaxContext: v.number(),
});
