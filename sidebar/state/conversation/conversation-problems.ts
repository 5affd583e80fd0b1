import type { ErrorMessage } from '../../../protocol/companion-messages.ts';
import { createRefusal } from '../../connection/chat-refusal.ts';
import type { CompanionRefusal } from '../../connection/companion-refusal.ts';
import type { Problem } from '../problem.ts';

/** In the panel's words, since only the panel knows what stays in sight. */
export function conversationGone(turn: string): ErrorMessage {
  return createRefusal(
    turn,
    'conversation_gone',
    'The companion no longer has this conversation: it was deleted, or it was temporary and is over.',
    'What you see here stays. Ask again, and the answer starts afresh without what was said before.',
  );
}

/** Why a conversation that is there can't be shown. */
export function cantBeShown({ message, cure }: CompanionRefusal): Problem {
  return { title: 'This chat can’t be shown', message, cure, command: '', retryable: true };
}

export const NOT_THERE: Problem = {
  title: 'That chat isn’t there any more',
  message: 'It was deleted, or it was temporary and is over.',
  cure: 'This is a new chat.',
  command: '',
  retryable: false,
};
