import * as v from 'valibot';
import { BlobHashSchema } from './blob-messages.ts';
import { RequestIdSchema } from './conversation-requests.ts';
import { CountSchema } from './count.ts';
import { openObject, openReply } from './open-object.ts';

/** Has the text of a PDF read that was sent as a blob. */
export const ReadFileSchema = v.object({ type: v.literal('read_file'), id: RequestIdSchema, blob: BlobHashSchema });

export type ReadFile = v.InferOutput<typeof ReadFileSchema>;

/** How far the reading is, and at the end what was read. */
export const FileTextSchema = openReply('file_text', {
  /** Pages that have been read, of `total`. */
  done: CountSchema,
  total: CountSchema,
  /** Null until all of it is read. */
  file: v.nullable(
    openObject({
      /** Page by page, each with its number. */
      text: v.string(),
      pages: CountSchema,
      /** Pages of which nothing was read. */
      omittedPages: CountSchema,
      /** UTF-16 units of the pages that were read, which are not in `text`. */
      omittedChars: CountSchema,
    }),
  ),
});
export type FileTextMessage = v.InferOutput<typeof FileTextSchema>;
export type ReadText = NonNullable<FileTextMessage['file']>;
