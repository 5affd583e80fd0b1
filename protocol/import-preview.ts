import * as v from 'valibot';
import { openObject } from './open-object.ts';

/**
 * What is odd about a chat in a file to import: `no_messages`, `not_a_chat`, `too_many_messages`, `too_long` and
 * `too_many_chats` keep it out; with `left_out` it comes, without `count` messages or sources that can't be read.
 */
const OddChatSchema = openObject({ title: v.string(), reason: v.string(), count: v.number() });
export type OddChat = v.InferOutput<typeof OddChatSchema>;

/** What would come of a file to import, before anything is written. */
export const ImportPreviewSchema = openObject({
  /** The program that wrote the file, by its name. */
  program: v.string(),
  /** Chats that would come, and the questions in them. */
  chats: v.number(),
  turns: v.number(),
  /** Chats that can't come. */
  skipped: v.number(),
  /** Chats that would come without something that can't be read. */
  incomplete: v.number(),
  /** The first of both kinds. */
  odd: v.array(OddChatSchema),
});
export type ImportPreview = v.InferOutput<typeof ImportPreviewSchema>;
