import * as v from 'valibot';
import { ChatFilterSchema } from './chat-filter.ts';
import { LIMITS } from './limits.ts';
import { openObject, openReply } from './open-object.ts';
import { TimeSchema } from './time.ts';

/** Ties a reply to its request; any short string that the client has not in flight. */
export const RequestIdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.requestIdChars));

/** A conversation's id: a UUID that the client chose. */
export const ConversationIdSchema = v.pipe(v.string(), v.uuid(), v.toLowerCase());

/** Where a list goes on, as an earlier part of it said. */
const CursorSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.cursorChars));
const PageSizeSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.pageItems));

const request = { id: RequestIdSchema };
const aboutOne = { ...request, conversation: ConversationIdSchema };

/** Asks for the turns of a conversation: the latest, or those before a cursor. */
export const ConversationRequestSchema = v.object({
  type: v.literal('conversation'),
  ...aboutOne,
  before: v.optional(CursorSchema),
  limit: v.optional(PageSizeSchema),
});
/** Asks for the stored conversations, pinned ones first, then the last used. */
export const ConversationsRequestSchema = v.object({
  type: v.literal('conversations'),
  ...request,
  /** Absent: all, archived ones too. */
  filter: v.optional(ChatFilterSchema),
  before: v.optional(CursorSchema),
  limit: v.optional(PageSizeSchema),
});
/** Looks for words in titles, questions and answers. */
export const SearchRequestSchema = v.object({
  type: v.literal('search'),
  ...request,
  query: v.pipe(v.string(), v.maxLength(LIMITS.queryChars)),
  filter: v.optional(ChatFilterSchema),
  limit: v.optional(PageSizeSchema),
});
export const RenameSchema = v.object({
  type: v.literal('rename'),
  ...aboutOne,
  title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.titleChars)),
});
export const PinSchema = v.object({ type: v.literal('pin'), ...aboutOne, pinned: v.boolean() });
/** Takes a conversation out of every list; `restore` brings it back. What runs in it is stopped. */
export const DeleteSchema = v.object({ type: v.literal('delete'), ...aboutOne });
export const RestoreSchema = v.object({ type: v.literal('restore'), ...aboutOne });

/** A conversation in a list. */
export const ConversationSummarySchema = openObject({
  conversation: ConversationIdSchema,
  title: v.string(),
  pinned: v.boolean(),
  createdAt: TimeSchema,
  usedAt: TimeSchema,
  turns: v.number(),
  /** A turn of it waits or runs. */
  running: v.boolean(),
  /** Absent: it is not in the archive, it has no tags. */
  archived: v.optional(v.boolean()),
  tags: v.optional(v.array(v.string())),
});
export type ConversationSummary = v.InferOutput<typeof ConversationSummarySchema>;

/** Answers `conversations`. */
export const ConversationsSchema = openReply('conversations', {
  items: v.array(ConversationSummarySchema),
  /** `before` of the next part; null when there is none. */
  next: v.nullable(v.string()),
});

export const SearchHitSchema = openObject({
  conversation: ConversationIdSchema,
  title: v.string(),
  /** The turn that the words stand in; null when they stand in the title. */
  turn: v.nullable(v.string()),
  snippet: openObject({
    text: v.string(),
    /** Start and end of each match, in UTF-16 units of `text`. */
    ranges: v.array(v.tuple([v.number(), v.number()])),
  }),
  at: TimeSchema,
  /** Whether its conversation is in the archive. */
  archived: v.optional(v.boolean()),
});
export type SearchHit = v.InferOutput<typeof SearchHitSchema>;

/** Answers `search`: the latest first. */
export const SearchSchema = openReply('search', {
  query: v.string(),
  hits: v.array(SearchHitSchema),
});

/** Answers `rename`, `pin`, `delete`, `restore`, `revoke`, `rotate` and `tune` once it is on disk. */
export const OkSchema = openObject({ type: v.literal('ok'), id: v.string() });

/** After `watch` of `conversations`: one is new, or has another title, place or state. */
export const ChangedSchema = openObject({ type: v.literal('changed'), conversation: ConversationSummarySchema });
/** After `watch` of `conversations`: one was deleted. */
export const RemovedSchema = openObject({ type: v.literal('removed'), conversation: ConversationIdSchema });
