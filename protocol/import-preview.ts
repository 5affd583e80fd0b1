import * as v from 'valibot';
import { CountSchema } from './count.ts';
import { openObject } from './open-object.ts';

/**
 * What is odd about a chat in a file to import: `no_messages`, `not_a_chat`, `damaged`, `broken_off`, `too_large`,
 * `too_deep`, `too_many_messages` and `too_many_chats` keep it out; with `left_out` it comes, without `count` messages or
 * sources that can't be read. `place` is where it stands in the file, from 1.
 */
const OddChatSchema = openObject({ title: v.string(), place: CountSchema, reason: v.string(), count: v.number() });
export type OddChat = v.InferOutput<typeof OddChatSchema>;

/** What would come of a file to import, before anything of it is seen. */
export const ImportPreviewSchema = openObject({
  /** The program that wrote the file, by its name. */
  program: v.string(),
  /** Chats that would be new, and the questions in them. */
  chats: CountSchema,
  turns: CountSchema,
  /** Chats that were imported before and went on since: what is new in them would come. */
  continued: CountSchema,
  /** Chats that are here already, with all that the file has of them. */
  known: CountSchema,
  /** Chats that can't come. */
  skipped: CountSchema,
  /** Chats that would come without something that can't be read. */
  incomplete: CountSchema,
  /** Images and files of chats that would come, which can't come along. */
  files: CountSchema,
  /** The first of those that can't come, or not whole. */
  odd: v.array(OddChatSchema),
});
export type ImportPreview = v.InferOutput<typeof ImportPreviewSchema>;
