import * as v from 'valibot';
import { RequestIdSchema } from './conversation-requests.ts';
import { ModelNameSchema } from './model-name-schema.ts';
import { openEnum } from './open-enum.ts';
import { openObject, openReply } from './open-object.ts';

const atServer = { id: RequestIdSchema, upstream: ModelNameSchema };
/** `name` is what that server calls it. */
const aboutModel = { ...atServer, name: ModelNameSchema };

/** Has a server get a model, by its name and never by an address. Goes on where one that was broken off stopped. */
export const PullRequestSchema = v.object({ type: v.literal('pull'), ...aboutModel });
/** Takes a model from a server's disk. */
export const DeleteModelSchema = v.object({ type: v.literal('delete_model'), ...aboutModel });
/** Takes a model out of a server's memory. */
export const UnloadModelSchema = v.object({ type: v.literal('unload_model'), ...aboutModel });
/** Loads a model and keeps it in memory until further notice, or no longer than others. */
export const KeepWarmSchema = v.object({ type: v.literal('keep_warm'), ...aboutModel, warm: v.boolean() });
/** Asks which models somebody without one may begin with, at a server. */
export const SuggestionsRequestSchema = v.object({ type: v.literal('suggestions'), ...atServer });

/** Asks how many stored chats have an answer of a model. */
export const ModelChatsRequestSchema = v.object({
  type: v.literal('model_chats'),
  id: RequestIdSchema,
  /** As `chat.model` takes it. */
  model: ModelNameSchema,
});

/** Answers `model_chats`. */
export const ModelChatsSchema = openObject({ type: v.literal('model_chats'), id: v.string(), chats: v.number() });

/** Answers `pull`: the operation that watches it. */
export const PullSchema = openObject({ type: v.literal('pull'), id: v.string(), operation: v.string() });

/** A model to begin with. */
const SuggestionSchema = openObject({
  name: v.string(),
  /** To download; 0 when unknown. */
  sizeBytes: v.number(),
  /** What it takes to run it with some context; 0 when unknown. */
  memoryBytes: v.number(),
  /** What it is good at. */
  good: openEnum(['small', 'general', 'images', 'reasoning', 'large', 'recommended']),
  /** Fits the memory of the machine, as far as that is known. */
  fits: v.boolean(),
});
export type Suggestion = v.InferOutput<typeof SuggestionSchema>;

/** Answers `suggestions`: the one that suits the machine best first. */
export const SuggestionsSchema = openReply('suggestions', {
  /** Of the machine that the server runs on; absent when it is another one than the companion's. */
  memoryBytes: v.optional(v.number()),
  items: v.array(SuggestionSchema),
});
