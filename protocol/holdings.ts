/** What the companion keeps of a person, as a whole. */
import * as v from 'valibot';
import { RequestIdSchema } from './conversation-requests.ts';
import { CountSchema } from './count.ts';
import { openReply } from './open-object.ts';

/** Asks how much there is. */
export const HoldingsRequestSchema = v.object({ type: v.literal('holdings'), id: RequestIdSchema });

/** Deletes all stored conversations for good, if there are still as many as the person was told. */
export const DeleteAllSchema = v.object({ type: v.literal('delete_all'), id: RequestIdSchema, chats: CountSchema });

/** Answers both, with what there is by then. */
export const HoldingsSchema = openReply('holdings', {
  /** Stored conversations, those in the archive too. */
  chats: v.number(),
  /** What all that is kept takes on disk. */
  bytes: v.number(),
});
