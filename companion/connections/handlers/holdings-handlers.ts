import { changeChats } from './change-chats.ts';
import type { Answer, Handlers, Session } from './session.ts';

/** Everything that is kept of a person: how much it is, and its deletion. */
export const HOLDINGS_HANDLERS: Handlers<'holdings' | 'delete_all'> = {
  holdings: (session, { id }) => tell(session, id),
  async delete_all(session, { id, chats }) {
    const stored = session.services.clientConversations.stored();
    const conversations = await stored.allConversations();
    // The person has agreed to this number. If there are others by now, they have to see that first.
    if (conversations.length !== chats) return tell(session, id);
    await changeChats(session, { conversations, change: 'delete' });
    // Chats that were deleted before are dropped too: nothing of this can be undone.
    await stored.purgeDeleted(Number.MAX_SAFE_INTEGER);
    return tell(session, id);
  },
};

async function tell({ services }: Session, id: string): Promise<Answer> {
  return { type: 'holdings', id, ...(await services.clientConversations.stored().holdings()) };
}
