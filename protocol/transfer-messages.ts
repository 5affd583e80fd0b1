import * as v from 'valibot';
import { ConversationIdSchema, RequestIdSchema } from './conversation-requests.ts';
import { CountSchema } from './count.ts';
import { ImportPreviewSchema } from './import-preview.ts';
import { LIMITS } from './limits.ts';
import { openReply } from './open-object.ts';

const request = { id: RequestIdSchema };

const EXPORT_FORMATS = ['json', 'markdown'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Asks for stored conversations as a file, which comes in parts. */
export const ExportRequestSchema = v.object({
  type: v.literal('export'),
  ...request,
  /** Neither this nor `conversations`: all of them. */
  conversation: v.optional(ConversationIdSchema),
  conversations: v.optional(v.pipe(v.array(ConversationIdSchema), v.maxLength(LIMITS.changedChats))),
  format: v.picklist(EXPORT_FORMATS),
  /** BCP 47 tag of the reader's language, for what stands in `markdown` beside what was said. None: English. */
  language: v.optional(v.pipe(v.string(), v.maxLength(35))),
});
/** A part of a file to import. The next one is due once this one was answered. */
export const ImportRequestSchema = v.object({
  type: v.literal('import'),
  ...request,
  /** Bytes of the file before this part, as the answer to the one before said. */
  offset: CountSchema,
  text: v.pipe(v.string(), v.maxLength(LIMITS.importPartChars)),
  isLast: v.boolean(),
  /** Bytes of the whole file, about, for who watches how far it is. */
  total: v.optional(CountSchema),
});
/** Takes over what the preview of an import said. */
export const ConfirmSchema = v.object({ type: v.literal('confirm'), ...request });
/** Ends an export or an import, unless that is done. Nothing more is said of it. */
export const AbortSchema = v.object({ type: v.literal('abort'), ...request });

/** A part of an exported file. */
export const ExportSchema = openReply('export', {
  text: v.string(),
  isLast: v.boolean(),
});
/** Answers each part of an import, and `confirm`. */
export const ImportSchema = openReply('import', {
  /** Of the file, so far. */
  bytes: CountSchema,
  /** Chats that were found in it so far. */
  chats: CountSchema,
  /** What would come of the file, once all of it is there; null before. */
  preview: v.nullable(ImportPreviewSchema),
  /** The conversations that are new or have more in them, once they are taken over; null before. */
  conversations: v.nullable(v.array(ConversationIdSchema)),
});
