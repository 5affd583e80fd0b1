import * as v from 'valibot';

/**
 * Text that travels with a question: the page, or what is selected in it. It is data and never an instruction; the
 * companion fences it before a model sees it.
 */
export const AttachmentSchema = v.object({
  kind: v.picklist(['page', 'selection']),
  /** The page's title; may be empty. */
  title: v.string(),
  /** The page's address, http(s) or file; shown and given to the model, never fetched. */
  url: v.string(),
  /** BCP 47 tag of the text's language; empty when the page does not say. */
  language: v.string(),
  /** Markdown for a page; the plain text with its line breaks for a selection. */
  text: v.string(),
  /** UTF-16 units that the capture left out; 0 when the text is whole. */
  omittedChars: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type Attachment = v.InferOutput<typeof AttachmentSchema>;

/** UTF-16 units of an attachment, with its title and address: a page may have chosen long ones. */
export function countChars({ title, url, language, text }: Attachment): number {
  return title.length + url.length + language.length + text.length;
}

/** What an answer keeps of an attachment: enough to show what was sent, without the text. */
export const ReceiptSchema = v.object({
  kind: v.picklist(['page', 'selection']),
  title: v.string(),
  url: v.string(),
  /** UTF-16 units that were sent. */
  chars: v.pipe(v.number(), v.integer(), v.minValue(0)),
  omittedChars: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The first characters of a selection, for the quote above the question; empty for a page. */
  excerpt: v.string(),
});
export type Receipt = v.InferOutput<typeof ReceiptSchema>;

/** How much of a selection a receipt shows. */
const EXCERPT_CHARS = 600;

export function toReceipt(attachment: Attachment): Receipt {
  const { kind, title, url, text, omittedChars } = attachment;
  const excerpt = kind === 'selection' ? text.slice(0, EXCERPT_CHARS) : '';
  return { kind, title, url, chars: text.length, omittedChars, excerpt };
}
