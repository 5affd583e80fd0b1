import type { CompanionMessage } from '../../protocol/companion-messages.ts';
import type { ConversationSummary } from '../../protocol/conversation-requests.ts';

/** What happened to a stored conversation. */
export type ConversationNews =
  | { type: 'changed'; conversation: ConversationSummary }
  | { type: 'removed'; conversation: string }
  | ChatsChanged;

/** What was done with many conversations at once. */
export type ChatsChanged = Extract<CompanionMessage, { type: 'chats_changed' }>;

/** Reaches the clients that show lists of conversations. */
export interface ConversationAudience {
  tell(news: ConversationNews): void;
  isThere(): Promise<boolean>;
}

/** Looks up what these clients are told. */
export interface ConversationFeed {
  /** A conversation is new, or its title, place or state has changed: it is looked up and announced. */
  change(conversation: string): void;
  /** As `change`, but announced to one client only. */
  describe(conversation: string, tell: ConversationAudience['tell']): void;
  remove(conversation: string): void;
  /** Announced as one change: looking up thousands would hold up others' questions. */
  changedMany(news: ChatsChanged): void;
}

/** @param find looks up a conversation's summary; undefined when it does not exist (any more) */
export function createConversationFeed(
  find: (conversation: string) => Promise<ConversationSummary | undefined>,
  { tell, isThere }: ConversationAudience,
): ConversationFeed {
  async function describe(conversation: string, tell: ConversationAudience['tell']): Promise<void> {
    // A watching client hears of the next change. Other users of the store report that it failed.
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
