import * as v from 'valibot';
import { ConversationIdSchema, RequestIdSchema } from './conversation-requests.ts';
import { LIMITS } from './limits.ts';
import { ModelNameSchema } from './model-name-schema.ts';
import { openEnum } from './open-enum.ts';
import { openReply } from './open-object.ts';
import { TaskSchema } from './task.ts';
import { TurnIdSchema } from './turn-events.ts';

const TokensSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LIMITS.sourceChars));

/** Asks what of a question its model would be given, before it is sent: of its content only how much it is. */
export const FitRequestSchema = v.object({
  type: v.literal('fit'),
  id: RequestIdSchema,
  conversation: ConversationIdSchema,
  /** The turn that it would follow; null for the first. */
  parent: v.nullable(TurnIdSchema),
  task: v.optional(TaskSchema, 'chat'),
  /** Tokens of what is typed, by `estimateTokens`. */
  words: TokensSchema,
  /** What goes along: tokens of each, as receipts count them. */
  sources: v.pipe(
    v.array(v.object({ tokens: TokensSchema, isImage: v.optional(v.boolean(), false) })),
    v.maxLength(LIMITS.sources),
  ),
  /** None: the model that is loaded, else the newest. */
  model: v.optional(ModelNameSchema),
  temporary: v.optional(v.boolean(), false),
});

/** How a question is read: as a whole, by the passages that matter, in parts; `too_long`: as a whole, which may be refused. */
export const READINGS = ['whole', 'passages', 'parts', 'too_long'] as const;

/** Answers `fit`. */
export const FitReplySchema = openReply('fit', {
  model: v.string(),
  /** About how many tokens the question takes with all that was before it; 0 where `contextTokens` is. */
  promptTokens: v.number(),
  /** That its model can be asked with; 0: not known, so that its server decides. */
  contextTokens: v.number(),
  reads: openEnum(READINGS),
  /** How many earlier exchanges the model is not told. */
  leftOut: v.number(),
  /** It is told the words of those before, and not what went along with them. */
  withoutEarlierSources: v.boolean(),
});
export type FitReply = v.InferOutput<typeof FitReplySchema>;
