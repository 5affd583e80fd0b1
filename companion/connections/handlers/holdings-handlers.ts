import type { Answer, Handlers, Session } from './session.ts';

/** What is kept of a person as a whole: how much there is, and the end of it. */
export const HOLDINGS_HANDLERS: Handlers<'holdings' | 'delete_all'> = {
  holdings: (session, { id }) => tell(session, id),
  async delete_all(session, { id, chats }) {
    const { clientConversations, registry, rooms } = session.services;
    const stored = clientConversations.stored();
    const conversations = await stored.allConversations();
    // The person has agreed to so many; what came meanwhile they have to see first.
    if (conversations.length !== chats) return tell(session, id);
    const changed = await stored.changeChats({ conversations, change: 'delete' });
    if (changed.length > 0) {
      clientConversations.feed.changedMany({ type: 'chats_changed', change: 'delete', conversations: changed });
    }
    for (const conversation of changed) {
      registry.cancelAll(conversation);
      await rooms.end(conversation);
    }
    // Those that were deleted before too: nobody undoes anything of this.
    await stored.purgeDeleted(Number.MAX_SAFE_INTEGER);
    return tell(session, id);
  },
};

async function tell({ services }: Session, id: string): Promise<Answer> {
  return { type: 'holdings', id, ...(await services.clientConversations.stored().holdings()) };
}
