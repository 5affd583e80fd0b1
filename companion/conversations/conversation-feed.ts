import type { ConversationSummary } from '../../protocol/conversation-requests.ts';

/** What became of a stored conversation. */
export type ConversationNews =
  | { type: 'changed'; conversation: ConversationSummary }
  | { type: 'removed'; conversation: string };

/** Tells those who show lists of conversations. */
export interface ConversationFeed {
  /** One is new, or has another title, place or state: it is looked up and told. */
  change(conversation: string): void;
  /** As `change`, but told to one alone. */
  describe(conversation: string, listener: (news: ConversationNews) => void): void;
  remove(conversation: string): void;
  /** Returns its unsubscribe. */
  subscribe(listener: (news: ConversationNews) => void): () => void;
}

/** @param find the summary of one; undefined when it is not there (any more) */
export function createConversationFeed(
  find: (conversation: string) => Promise<ConversationSummary | undefined>,
): ConversationFeed {
  const listeners = new Set<(news: ConversationNews) => void>();

  function tell(news: ConversationNews): void {
    for (const listener of listeners) listener(news);
  }

  function describe(conversation: string, listener: (news: ConversationNews) => void): void {
    // Who watches is told of the next change; that the storage failed, its other users say.
    find(conversation).then(
      (summary) => summary && listener({ type: 'changed', conversation: summary }),
      () => {},
    );
  }

  return {
    change(conversation) {
      if (listeners.size > 0) describe(conversation, tell);
    },
    describe,
    remove: (conversation) => tell({ type: 'removed', conversation }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
