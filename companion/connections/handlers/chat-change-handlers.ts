import type { Handlers } from './session.ts';

/** What is done with many conversations at once, and how they are found. */
export const CHAT_CHANGE_HANDLERS: Handlers<'change_chats' | 'matching' | 'filters'> = {
  async change_chats({ services: { clientConversations, registry, rooms } }, { id, conversations, change, tag }) {
    const changed = await clientConversations.stored().changeChats({ conversations, change, tag });
    const news = { type: 'chats_changed', change, ...(tag !== undefined && { tag }), conversations: changed } as const;
    if (changed.length > 0) clientConversations.feed.changedMany(news);
    if (change === 'delete') {
      for (const conversation of changed) {
        registry.cancelAll(conversation);
        await rooms.end(conversation);
      }
    }
    return { ...news, id };
  },
  matching: async ({ services }, { id, query, filter }) => ({
    type: 'matching',
    id,
    conversations: await services.clientConversations.stored().matching({ query, filter }),
  }),
  filters: async ({ services }, { id }) => ({
    type: 'filters',
    id,
    ...(await services.clientConversations.stored().filterNames()),
  }),
};
