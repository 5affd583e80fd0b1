import type { ChatsChanged } from '../../conversations/conversation-feed.ts';
import type { ChatChanges } from '../../store/store.ts';
import type { Session } from './session.ts';

/** Makes the same change to many conversations and tells the watchers. Turns in deleted conversations are stopped. */
export async function changeChats(
  { services: { clientConversations, registry, rooms } }: Session,
  { conversations, change, tag }: ChatChanges,
): Promise<ChatsChanged> {
  const changed = await clientConversations.stored().changeChats({ conversations, change, tag });
  const news = { type: 'chats_changed', change, ...(tag !== undefined && { tag }), conversations: changed } as const;
  if (changed.length > 0) clientConversations.feed.changedMany(news);
  if (change === 'delete') {
    changed.forEach(registry.cancelAll);
    await rooms.end(changed);
  }
  return news;
}
