import type { ChatMessageInput } from './turn-observer.ts';

/** UTF-16 units of a text that goes in the question itself; a longer one goes ahead of it, in bytes. */
const LONG_CHARS = 64 * 1024;

type Part = ChatMessageInput['question'][number];

/** Whether a part of a question is a source whose content goes ahead of it: a long text, or an image that is kept here. */
export function isLong(part: Part): boolean {
  return part.type === 'image' ? isKeptHere(part) : part.type !== 'text' && String(part.text).length > LONG_CHARS;
}

/** The companion's receipts say how much was sent, and it has what they name. */
function isKeptHere({ blob, chars }: Part & { blob?: unknown; chars?: unknown }): boolean {
  return blob !== undefined && chars === undefined;
}
