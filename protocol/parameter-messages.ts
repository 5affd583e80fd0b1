import * as v from 'valibot';
import { ConversationIdSchema, RequestIdSchema } from './conversation-requests.ts';
import { CountSchema } from './count.ts';
import { LIMITS } from './limits.ts';
import { ModelNameSchema } from './model-name-schema.ts';
import { openReply } from './open-object.ts';
import { ParameterChangesSchema, ParametersSchema } from './parameter-schemas.ts';

/** Asks what is set of a model, and of a chat when one is named. None: the model that answers when none is named. */
export const ParametersRequestSchema = v.object({
  type: v.literal('parameters'),
  id: RequestIdSchema,
  model: v.optional(ModelNameSchema),
  conversation: v.optional(ConversationIdSchema),
});

/** Sets values of a chat, which need not have begun; without one of the model. Either has to be named. */
export const TuneSchema = v.object({
  type: v.literal('tune'),
  id: RequestIdSchema,
  model: v.optional(ModelNameSchema),
  conversation: v.optional(ConversationIdSchema),
  parameters: ParameterChangesSchema,
});

/** Says that a question is being written, so that its model may be loaded meanwhile. */
export const WarmSchema = v.object({
  type: v.literal('warm'),
  id: RequestIdSchema,
  model: v.optional(ModelNameSchema),
  conversation: v.optional(ConversationIdSchema),
  /** UTF-16 units of what goes along, for the context that it will need. */
  chars: v.optional(v.pipe(CountSchema, v.maxValue(LIMITS.sourceChars)), 0),
});

/** Answers `parameters`. */
export const ParametersReplySchema = openReply('parameters', {
  model: v.string(),
  /** Names of those that its server takes; empty: none, as with the built-in reader. */
  takes: v.array(v.string()),
  /** What `think` may be; empty: the model can't think, or nobody can choose. */
  thinking: v.array(v.string()),
  /** The model's own, as far as its server tells. */
  defaults: ParametersSchema,
  ofModel: ParametersSchema,
  ofChat: ParametersSchema,
  /** Tokens that `num_ctx` is chosen from by itself at most; 0: not known. */
  mostContext: v.number(),
});
