import { changeChats } from './change-chats.ts';
import type { Handlers } from './session.ts';

/** Changes of many conversations at once, and how these are found. */
export const CHAT_CHANGE_HANDLERS: Handlers<'change_chats' | 'matching' | 'filters'> = {
  change_chats: async (session, { id, ...changes }) => ({ ...(await changeChats(session, changes)), id }),
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
