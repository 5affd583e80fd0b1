import type { NotUnderstood } from './codec.ts';
import type { ErrorMessage } from './companion-messages.ts';

/** Messages without which a client that watches a turn would wait for ever. */
const ENDS: readonly string[] = ['done', 'cancelled', 'error', 'snapshot'];

/**
 * The error that takes the place of a companion's frame that is not understood, when something waits for that frame: a
 * request for its answer, or a turn for its end. Undefined when nothing does; a type that is not known answers nothing.
 */
export function refuseUnread({ code, type = '', id, turn }: NotUnderstood): ErrorMessage | undefined {
  const isEnd = turn !== undefined && ENDS.includes(type);
  if (code !== 'bad_message' || (id === undefined && !isEnd)) return undefined;
  const about = { ...(id !== undefined && { id }), ...(isEnd && { turn }) };
  return { type: 'error', ...about, code: 'bad_message', params: { cause: 'unread_answer' }, retryable: false };
}
