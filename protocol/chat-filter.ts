import * as v from 'valibot';
import { LIMITS } from './limits.ts';
import { TimeSchema } from './time.ts';

/** A word or a few that a person puts on chats. Case does not tell tags apart. */
export const TagSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.tagChars));

const FilterTextSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.queryChars));

/** Which stored conversations are meant: those that all of it is true of. */
export const ChatFilterSchema = v.object({
  /** Whether it is in the archive; absent: both. */
  archived: v.optional(v.boolean()),
  /** It has each of these. */
  tags: v.optional(v.pipe(v.array(TagSchema), v.maxLength(LIMITS.chatTags))),
  /** A model whose name has this in it answered in it. */
  model: v.optional(FilterTextSchema),
  /** A page of this site, or of one below it, went along. */
  site: v.optional(FilterTextSchema),
  /** This page went along, whatever the fragment and what follows people in its address. */
  page: v.optional(v.pipe(v.string(), v.maxLength(LIMITS.addressChars))),
  /** It was used at this time or later; of a hit of a search, that is when its words were said. */
  since: v.optional(TimeSchema),
  /** It was used before this time. */
  until: v.optional(TimeSchema),
});
export type ChatFilter = v.InferOutput<typeof ChatFilterSchema>;

/** Tags that differ in nothing but case and spaces are one. */
export function foldTag(tag: string): string {
  return tag.normalize('NFC').toLowerCase();
}
