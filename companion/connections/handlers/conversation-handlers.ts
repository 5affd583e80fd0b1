import { CONVERSATION_GONE, NEEDS_KEY } from './refusals.ts';
import type { Answer, Handlers, Session } from './session.ts';

type Type = 'conversation' | 'conversations' | 'search' | 'rename' | 'pin' | 'delete' | 'restore';

/** A client with a key may do everything with all conversations of clients. */
export const CONVERSATION_HANDLERS: Handlers<Type> = {
  async conversation({ conversations, caller }, { id, conversation, before, limit }) {
    const page = await conversations.page(conversation, { before, limit });
    if (page) return { type: 'conversation', id, conversation, ...page };
    return caller.kind === 'guest' ? NEEDS_KEY : CONVERSATION_GONE;
  },
  async conversations({ services: { clientConversations } }, { id, before, limit, filter }) {
    const { items, next } = await clientConversations.stored().list({ before, limit, filter });
    return { type: 'conversations', id, items: items.map(clientConversations.toSummary), next };
  },
  search: async ({ services }, { id, query, limit, filter }) => ({
    type: 'search',
    id,
    query,
    hits: await services.clientConversations.stored().search(query, limit, filter),
  }),
  rename: (session, { id, conversation, title }) =>
    change(session, id, conversation, (stored) => stored.rename(conversation, title)),
  pin: (session, { id, conversation, pinned }) =>
    change(session, id, conversation, (stored) => stored.pin(conversation, pinned)),
  restore: (session, { id, conversation }) =>
    change(session, id, conversation, (stored) => stored.restore(conversation)),
  async delete({ asker, services: { clientConversations, registry, rooms } }, { id, conversation }) {
    if (await clientConversations.isTemporary(conversation)) {
      registry.forget(conversation, asker);
      return { type: 'ok', id };
    }
    const isMarked = await clientConversations.stored().markDeleted(conversation);
    if (!isMarked && !clientConversations.forgetUnsaved(conversation)) return CONVERSATION_GONE;
    registry.cancelAll(conversation);
    clientConversations.feed.remove(conversation);
    await rooms.end([conversation]);
    return { type: 'ok', id };
  },
};

type Stored = ReturnType<Session['services']['clientConversations']['stored']>;

async function change(
  { services: { clientConversations } }: Session,
  id: string,
  conversation: string,
  work: (stored: Stored) => Promise<unknown>,
): Promise<Answer> {
  if ((await work(clientConversations.stored())) === undefined) return CONVERSATION_GONE;
  clientConversations.feed.change(conversation);
  return { type: 'ok', id };
}
