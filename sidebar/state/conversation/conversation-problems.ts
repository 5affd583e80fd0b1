import type { ErrorMessage } from '../../../protocol/companion-messages.ts';
import { createRefusal } from '../../connection/chat-refusal.ts';
import type { CompanionRefusal } from '../../connection/companion-refusal.ts';
import type { Problem } from '../problem.ts';

/** Said otherwise than by the companion, since only the panel knows what stays in sight. */
export function conversationGone(turn: string): ErrorMessage {
  return createRefusal(turn, 'conversation_gone', { cause: 'stays_in_sight' });
}

/** Why a conversation that is there can't be shown. */
export function cantBeShown({ code, params }: CompanionRefusal): Problem {
  const error = { code, params };
  return { title: 'This chat can’t be shown', message: '', cure: '', error, command: '', retryable: true };
}

export const NOT_THERE: Problem = {
  title: 'That chat isn’t there any more',
  message: 'It was deleted, or it was temporary and is over.',
  cure: 'This is a new chat.',
  command: '',
  retryable: false,
};
