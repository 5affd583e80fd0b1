import type { ChatMessageInput } from './turn-observer.ts';

/** UTF-16 units of a text that goes in the question itself; a longer one goes ahead of it, in bytes. */
const LONG_CHARS = 64 * 1024;

/** Whether a part of a question is a source whose text goes ahead of it. */
export function isLong({ type, text }: ChatMessageInput['question'][number]): boolean {
  return type !== 'text' && typeof text === 'string' && text.length > LONG_CHARS;
}
