import type { ConversationSummary } from '../../../protocol/conversation-requests.ts';
import type { ConversationGroup, GroupKey } from './date-groups.ts';

/** A line of the list of chats. */
export type ChatRow =
  | { readonly key: string; readonly heading: GroupKey }
  | { readonly key: string; readonly summary: ConversationSummary };

/** Groups and their chats, one below the other. */
export function toRows(groups: readonly ConversationGroup[]): ChatRow[] {
  return groups.flatMap(({ key, conversations }) => [
    { key: `group ${JSON.stringify(key)}`, heading: key },
    ...conversations.map((summary) => ({ key: summary.conversation, summary })),
  ]);
}
