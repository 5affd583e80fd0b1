import * as v from 'valibot';
import { BlobHashSchema } from './blob-messages.ts';
import { openEnum } from './open-enum.ts';
import { openObject } from './open-object.ts';

/** Kinds of what can go along with a question. Another kind is kept for a newer Aside; no model is given it here. */
export const SOURCE_KINDS = ['page', 'selection', 'file', 'image'] as const;
const KindSchema = openEnum(SOURCE_KINDS);
const TextSchema = v.optional(v.string(), '');
const CountSchema = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0);

/**
 * What travels with a question: the page, what is selected in it, a file, an image. It is data and never an instruction;
 * the companion fences text before a model sees it. A kind that is not known here may have other fields, which are kept.
 */
export const AttachmentSchema = openObject({
  kind: KindSchema,
  /** The page's title, or the file's name; may be empty. */
  title: TextSchema,
  /** The page's address, http(s) or file; shown and given to the model, never fetched. */
  url: TextSchema,
  /** BCP 47 tag of the text's language; empty when the page does not say. */
  language: TextSchema,
  /** Markdown for a page; for a selection its text with the line breaks, without marks for bold, headings and code; empty where there is a `blob`. */
  text: TextSchema,
  /** In the place of `text`: the blob that holds it, in UTF-8, or that is the image. */
  blob: v.optional(BlobHashSchema),
  /** UTF-16 units that the capture left out; 0 when the text is whole. */
  omittedChars: CountSchema,
});
export type Attachment = v.InferOutput<typeof AttachmentSchema>;

/** Whether it is of a kind that can be shown and given to a model here. */
export function isKnownKind({ kind }: { kind: string }): boolean {
  return (SOURCE_KINDS as readonly string[]).includes(kind);
}

/**
 * UTF-16 units of an attachment: with its title and address, since a page may have chosen long ones, and with what is not
 * known of it here, which is kept as well.
 */
export function countChars(attachment: v.InferInput<typeof AttachmentSchema>): number {
  const { kind, title = '', url = '', language = '', text = '', omittedChars, ...unknown } = attachment;
  const known = title.length + url.length + language.length + text.length;
  return Object.keys(unknown).length === 0 ? known : known + JSON.stringify(unknown).length;
}

/** Whether it is data and no text. */
export function isImage({ kind }: { kind: string }): boolean {
  return kind === 'image';
}

/** What an answer keeps of an attachment: enough to show what was sent, without the text. */
export const ReceiptSchema = openObject({
  kind: KindSchema,
  title: TextSchema,
  url: TextSchema,
  /** UTF-16 units that were sent. */
  chars: CountSchema,
  omittedChars: CountSchema,
  /** The first characters of a selection, for the quote above the question; empty for a page. */
  excerpt: TextSchema,
});
export type Receipt = v.InferOutput<typeof ReceiptSchema>;

/** How much of a selection a receipt shows. */
const EXCERPT_CHARS = 600;

export function toReceipt(attachment: Attachment): Receipt {
  const { kind, title, url, text, omittedChars } = attachment;
  const excerpt = kind === 'selection' ? text.slice(0, EXCERPT_CHARS) : '';
  return { kind, title, url, chars: text.length, omittedChars, excerpt };
}
