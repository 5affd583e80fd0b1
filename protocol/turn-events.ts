import * as v from 'valibot';
import { CountSchema } from './count.ts';
import { ERROR_CODES, type ErrorCode } from './error-codes.ts';
import { openEnum } from './open-enum.ts';
import { openObject } from './open-object.ts';
import { ParamsSchema } from './parts.ts';
import { PassageSchema } from './passages.ts';

/** Strictly increasing within a turn, and not necessarily contiguous: a slow viewer gets merged events. */
export const SeqSchema = CountSchema;

/** A turn's id: a UUID that the client chose. */
export const TurnIdSchema = v.pipe(v.string(), v.uuid(), v.toLowerCase());

/** JSON can say 1e999, and no JSON can say what that is read as, so that it could not be passed on. */
const AmountSchema = v.pipe(v.number(), v.finite());

export const UsageSchema = openObject({
  promptTokens: AmountSchema,
  answerTokens: AmountSchema,
  /** Answer tokens per second while generating; 0 when the upstream does not say. */
  tokensPerSecond: AmountSchema,
  /** Milliseconds from the request to the upstream until its last byte. */
  totalMs: AmountSchema,
  /** Tokens of context that the model had; absent while that is not known. */
  contextTokens: v.optional(AmountSchema),
});
export type Usage = v.InferOutput<typeof UsageSchema>;

// Pure, so that a script that only asks whether an event ends a turn comes without the codes.
export const ErrorCodeSchema = openEnum(/* @__PURE__ */ Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]);

const inTurn = { turn: TurnIdSchema, seq: SeqSchema };

/** The turn waits for a slot; `position` 1 is next. Sent again whenever the position changes. */
export const QueuedSchema = openObject({
  type: v.literal('queued'),
  ...inTurn,
  position: v.number(),
  /** Milliseconds that it will probably wait, from what others took; absent while that is not known. */
  waitMs: v.optional(v.number()),
  /** The turn that it follows, once that is another one than its question said: it waits for that. */
  parent: v.optional(v.nullable(TurnIdSchema)),
});
/** The turn has a slot and its model is on the way into memory or reading the prompt. */
export const LoadingSchema = openObject({ type: v.literal('loading'), ...inTurn, model: v.string() });
export const ThinkingSchema = openObject({ type: v.literal('thinking'), ...inTurn, content: v.string() });
export const TokenSchema = openObject({ type: v.literal('token'), ...inTurn, content: v.string() });
/**
 * A stage of longer work, by its code and what its sentence has to say: see `step-codes.ts`. `index` of `count`, 1 based;
 * `count` 0 when it is not known yet.
 */
export const StepSchema = openObject({
  type: v.literal('step'),
  ...inTurn,
  code: v.string(),
  params: ParamsSchema,
  index: v.number(),
  count: v.number(),
  /** Milliseconds that all of the work will probably take from here; absent while that is not known. */
  leftMs: v.optional(v.number()),
  /** What was found out by the step before, in Markdown. */
  note: v.optional(v.string()),
  /** The passages that the model was given, of sources that are too long for it. */
  passages: v.optional(v.array(PassageSchema)),
});
/** What the person has the model told before everything else; absent: nothing, or no model was asked. */
const SystemSchema = v.optional(v.string());

/** Terminal. The answer is whole, or cut for length. */
export const DoneSchema = openObject({
  type: v.literal('done'),
  ...inTurn,
  reason: openEnum(['stop', 'length', 'repetition']),
  /** Why there is nothing to read, when there is nothing; see `words/`. A newer companion may say more. */
  empty: v.optional(v.string()),
  model: v.string(),
  system: SystemSchema,
  usage: v.nullable(UsageSchema),
  /** Where the turn is kept: on disk, in memory for a while, or nowhere although it should have been. */
  saved: openEnum(['stored', 'temporary', 'failed']),
});
/** Terminal. Our connection to the upstream has closed, so that it no longer works on this turn. */
export const CancelledSchema = openObject({
  type: v.literal('cancelled'),
  ...inTurn,
  /** Who stopped it, when that was not its asker: a member of the room by its name, or without one somebody with a key of their own. */
  by: v.optional(openObject({ name: v.optional(v.string()) })),
  /** `true`: its question was taken back while it waited, and nothing of the turn is kept. */
  withdrawn: v.optional(v.boolean()),
  system: SystemSchema,
});
/** Who stopped a turn that was not theirs. */
export type StoppedBy = NonNullable<v.InferOutput<typeof CancelledSchema>['by']>;
/** Terminal. The text so far is kept. `params`: the cause and what its sentence has to say, see `error-causes.ts`. */
export const TurnErrorSchema = openObject({
  type: v.literal('error'),
  ...inTurn,
  code: ErrorCodeSchema,
  params: ParamsSchema,
  retryable: v.boolean(),
  system: SystemSchema,
});

/** What a turn's log consists of. Exactly one of the last three, and nothing after it. */
export const TurnEventSchema = v.variant('type', [
  QueuedSchema,
  LoadingSchema,
  ThinkingSchema,
  TokenSchema,
  StepSchema,
  DoneSchema,
  CancelledSchema,
  TurnErrorSchema,
]);
export type TurnEvent = v.InferOutput<typeof TurnEventSchema>;
export type TerminalEvent = Extract<TurnEvent, { type: 'done' | 'cancelled' | 'error' }>;

export function isTerminal(event: { type: string }): event is TerminalEvent {
  return event.type === 'done' || event.type === 'cancelled' || event.type === 'error';
}
