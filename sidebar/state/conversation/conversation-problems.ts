import type { ErrorMessage } from '../../../protocol/companion-messages.ts';
import { createRefusal } from '../../connection/chat-refusal.ts';
import type { Problem } from '../problem.ts';

/** Said otherwise than by the companion, since only the panel knows what stays in sight. */
export function conversationGone(turn: string): ErrorMessage {
  return createRefusal(turn, 'conversation_gone', { cause: 'stays_in_sight' });
}

export const NOT_THERE: Problem = { code: 'chat_not_there', params: {}, retryable: false };
