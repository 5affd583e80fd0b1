import type { ConversationSummary } from '../../../protocol/conversation-requests.ts';

/** Conversations by id. */
export type Conversations = ReadonlyMap<string, ConversationSummary>;

/** Those in which something waits or runs. */
export function runningIn(conversations: Conversations): ReadonlySet<string> {
  return new Set([...conversations.values()].filter(({ running }) => running).map(({ conversation }) => conversation));
}
