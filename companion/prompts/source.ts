import { type Attachment, countChars, isImage } from '../../protocol/attachment.ts';

/** What goes along with a question, with its content: text, or the data of an image. */
export type Source = Omit<Attachment, 'blob'> & { data?: Uint8Array };

/** UTF-16 units that it takes in memory; a byte of an image counts as one. */
export function countSourceChars({ data, ...source }: Source): number {
  return countChars(source) + (data?.byteLength ?? 0);
}

/** Whether it can be written into a prompt; an image goes beside it. */
export function isText(source: Source): boolean {
  return !isImage(source);
}
