import * as v from 'valibot';
import { ChatFilterSchema, TagSchema } from './chat-filter.ts';
import { ConversationIdSchema, RequestIdSchema } from './conversation-requests.ts';
import { CountSchema } from './count.ts';
import { LIMITS } from './limits.ts';
import { openEnum } from './open-enum.ts';
import { openObject, openReply } from './open-object.ts';

const CHANGES = ['archive', 'unarchive', 'tag', 'untag', 'delete', 'restore'] as const;
/** What can be done with many conversations at once. */
export type Change = (typeof CHANGES)[number];

/** Does the same with many stored conversations. What runs in those that are deleted is stopped. */
export const ChangeChatsSchema = v.object({
  type: v.literal('change_chats'),
  id: RequestIdSchema,
  conversations: v.pipe(v.array(ConversationIdSchema), v.maxLength(LIMITS.changedChats)),
  change: v.picklist(CHANGES),
  /** With `tag` and `untag`. */
  tag: v.optional(TagSchema),
});
/** Asks which stored conversations match, so that something can be done with all of them. */
export const MatchingRequestSchema = v.object({
  type: v.literal('matching'),
  id: RequestIdSchema,
  query: v.optional(v.pipe(v.string(), v.maxLength(LIMITS.queryChars))),
  filter: v.optional(ChatFilterSchema),
});
/** Asks by what stored conversations can be filtered. */
export const FiltersRequestSchema = v.object({ type: v.literal('filters'), id: RequestIdSchema });

/** Answers `change_chats`; and without an `id`, to those who watch conversations. */
export const ChatsChangedSchema = openObject({
  type: v.literal('chats_changed'),
  id: v.optional(v.string()),
  change: openEnum(CHANGES),
  tag: v.optional(v.string()),
  /** Those that are different now; the others were so before, or are not there. */
  conversations: v.array(ConversationIdSchema),
});
/** Answers `matching`: the last used first. */
export const MatchingSchema = openReply('matching', {
  conversations: v.array(ConversationIdSchema),
});
const NamedCountSchema = openObject({ name: v.string(), chats: CountSchema });
/** What conversations have, and how many of them; the most frequent first. */
export const FiltersSchema = openReply('filters', {
  tags: v.array(NamedCountSchema),
  models: v.array(NamedCountSchema),
  sites: v.array(NamedCountSchema),
});
export type NamedCount = v.InferOutput<typeof NamedCountSchema>;
