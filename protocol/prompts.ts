/**
 * A person's library of prompts, the same wherever they use Aside. Of a prompt that comes with Aside, which has its words in
 * the reader's language, there is only what the person changed.
 */
import * as v from 'valibot';
import { RequestIdSchema } from './conversation-requests.ts';
import { LIMITS } from './limits.ts';
import { openObject } from './open-object.ts';

const PromptIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));

/** What is set of a prompt; null takes a value back. */
const PromptValuesSchema = v.object({
  /** In one line, and without characters that change how the line reads. */
  name: v.optional(
    v.nullable(
      v.pipe(
        v.string(),
        v.minLength(1),
        v.maxLength(LIMITS.promptNameChars),
        v.regex(/^[^\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]*$/u),
      ),
    ),
  ),
  text: v.optional(v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.promptChars)))),
  /** Those with smaller ones come first. */
  place: v.optional(v.nullable(v.pipe(v.number(), v.finite()))),
  /** Whether it stands in the browser's menus. */
  pinned: v.optional(v.nullable(v.boolean())),
  /** Of one that comes with Aside: it is in no list. */
  hidden: v.optional(v.nullable(v.boolean())),
});
export type PromptValues = v.InferOutput<typeof PromptValuesSchema>;

const PromptChangeSchema = v.object({
  prompt: PromptIdSchema,
  /** The revision of the words that it changes, 0 where nothing was set: of others it changes nothing. None: of any. */
  revision: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  /** Null: nothing is set of it any more. */
  set: v.nullable(PromptValuesSchema),
});
export type PromptChange = v.InferOutput<typeof PromptChangeSchema>;

/** Changes prompts: all of them or, where one can't be, none. */
export const ChangePromptsSchema = v.object({
  type: v.literal('change_prompts'),
  id: RequestIdSchema,
  changes: v.pipe(v.array(PromptChangeSchema), v.maxLength(LIMITS.prompts)),
});

/** A prompt as it is kept. */
const KeptPromptSchema = openObject({
  prompt: v.string(),
  /** Of its words: larger by one whenever its name or its text is set. */
  revision: v.number(),
  name: v.optional(v.string()),
  text: v.optional(v.string()),
  place: v.optional(v.number()),
  pinned: v.optional(v.boolean()),
  hidden: v.optional(v.boolean()),
});
export type KeptPrompt = v.InferOutput<typeof KeptPromptSchema>;

/** Answers `watch`, and tells of every change: the whole library, in no order. */
export const PromptsSchema = openObject({ type: v.literal('prompts'), prompts: v.array(KeptPromptSchema) });
