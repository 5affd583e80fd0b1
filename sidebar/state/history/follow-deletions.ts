import type { ConversationState } from '../conversation/conversation-state.ts';
import type { HistoryStateOptions } from './history-state.ts';

/** Leaves the conversation that is shown when it is deleted, and shows it again when that is undone at once. */
export function followDeletions(
  conversation: Pick<ConversationState, 'id' | 'isBlank' | 'startNew' | 'open'>,
): Required<Pick<HistoryStateOptions, 'onRemoved' | 'onRestored'>> {
  let left = '';
  return {
    onRemoved(id) {
      if (conversation.id.peek() !== id) return;
      left = id;
      conversation.startNew();
    },
    onRestored(id) {
      if (left === id && conversation.isBlank.peek()) conversation.open(id);
    },
  };
}
