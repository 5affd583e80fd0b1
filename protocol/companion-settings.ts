/** What clients set of the companion itself, beside its flags. */
import * as v from 'valibot';
import { RequestIdSchema } from './conversation-requests.ts';
import type { ErrorParams } from './error-causes.ts';
import { openObject } from './open-object.ts';

/** Tokens of context: less is no use to anybody, and no model has more. */
export const MAX_CONTEXT = { least: 1024, most: 16_777_216 };

/** Asks for the settings, after setting those that are named; null takes one back. */
export const SettingsRequestSchema = v.object({
  type: v.literal('settings'),
  id: RequestIdSchema,
  maxContext: v.optional(v.nullable(v.number())),
});

/** Answers `settings`. */
export const SettingsSchema = openObject({
  type: v.literal('settings'),
  id: v.string(),
  /** Tokens of context that an Ollama model is asked for at most. */
  maxContext: v.number(),
  /** What it is while nothing is set: the flag's value, or its default. */
  usualMaxContext: v.number(),
});

/** Why it can't be the largest context; undefined when it can. */
export function refuseMaxContext(value: unknown): ErrorParams<'bad_message'> | undefined {
  const { least, most } = MAX_CONTEXT;
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return undefined;
  return { cause: 'parameter_whole', name: 'max_context', least, most };
}
