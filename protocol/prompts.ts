/**
 * A person's library of prompts, the same wherever they use Aside. Of a prompt that comes with Aside, which has its words in
 * the reader's language, there is only what the person changed.
 */
import * as v from 'valibot';
import { RequestIdSchema } from './conversation-requests.ts';
import type { ErrorParams } from './error-causes.ts';
import { LIMITS, type Limits } from './limits.ts';
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

/** Why a change can't be made. */
export type PromptRefusal =
  | { code: 'bad_message'; params: ErrorParams<'bad_message'> }
  | { code: 'conflict'; params: ErrorParams<'conflict'> };

type LibraryLimits = Pick<Limits, 'prompts' | 'promptLibraryChars'>;

/** A library after changes, or why there is none. */
export function changePrompts(
  kept: readonly KeptPrompt[],
  changes: readonly PromptChange[],
  limits: LibraryLimits,
): readonly KeptPrompt[] | PromptRefusal {
  const prompts = new Map(kept.map((each) => [each.prompt, each]));
  for (const { prompt, revision, set } of changes) {
    const known = prompts.get(prompt);
    if (revision !== undefined && revision !== (known?.revision ?? 0)) {
      return { code: 'conflict', params: { cause: 'prompt_changed' } };
    }
    if (set === null) prompts.delete(prompt);
    else prompts.set(prompt, changePrompt(known ?? { prompt, revision: 0 }, set));
  }
  const next = [...prompts.values()];
  const { prompts: most, promptLibraryChars } = limits;
  if (next.length > most) return { code: 'bad_message', params: { cause: 'prompt_count', most } };
  if (countPromptChars(next) <= promptLibraryChars) return next;
  return { code: 'bad_message', params: { cause: 'prompt_chars', most: promptLibraryChars } };
}

function changePrompt(known: KeptPrompt, set: PromptValues): KeptPrompt {
  const hasWords = set.name !== undefined || set.text !== undefined;
  const values = Object.entries({ ...known, ...set }).filter(([, value]) => value !== null && value !== undefined);
  return { ...Object.fromEntries(values), revision: known.revision + Number(hasWords) } as KeptPrompt;
}

/** UTF-16 units of their names and texts. */
export function countPromptChars(prompts: readonly Pick<KeptPrompt, 'name' | 'text'>[]): number {
  return prompts.reduce((sum, { name = '', text = '' }) => sum + name.length + text.length, 0);
}
