import type { CompanionMessage } from '../../protocol/companion-messages.ts';
import type { ConversationSummary } from '../../protocol/conversation-requests.ts';

/** What became of a stored conversation. */
export type ConversationNews =
  | { type: 'changed'; conversation: ConversationSummary }
  | { type: 'removed'; conversation: string }
  | ChatsChanged;

/** What was done with many of them at once. */
export type ChatsChanged = Extract<CompanionMessage, { type: 'chats_changed' }>;

/** The clients that show lists of conversations. */
export interface ConversationAudience {
  tell(news: ConversationNews): void;
  isThere(): Promise<boolean>;
}

/** Finds out what clients that show lists of conversations are told. */
export interface ConversationFeed {
  /** One is new, or has another title, place or state: it is looked up and told. */
  change(conversation: string): void;
  /** As `change`, but told to one alone. */
  describe(conversation: string, tell: ConversationAudience['tell']): void;
  remove(conversation: string): void;
  /** Told as one: to look up thousands would hold up whoever asks. */
  changedMany(news: ChatsChanged): void;
}

/** @param find the summary of one; undefined when it is not there (any more) */
export function createConversationFeed(
  find: (conversation: string) => Promise<ConversationSummary | undefined>,
  { tell, isThere }: ConversationAudience,
): ConversationFeed {
  async function describe(conversation: string, tell: ConversationAudience['tell']): Promise<void> {
    // A watching client is told of the next change. Other users of the storage say that it failed.
    const summary = await find(conversation).catch(() => undefined);
    if (summary) tell({ type: 'changed', conversation: summary });
  }

  return {
    change: (conversation) => void isThere().then((is) => (is ? describe(conversation, tell) : undefined)),
    describe: (conversation, tell) => void describe(conversation, tell),
    remove: (conversation) => tell({ type: 'removed', conversation }),
    changedMany: tell,
  };
}
