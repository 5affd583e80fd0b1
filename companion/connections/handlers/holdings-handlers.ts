import { changeChats } from './change-chats.ts';
import type { Answer, Handlers, Session } from './session.ts';

/** What is kept of a person as a whole: how much there is, and the end of it. */
export const HOLDINGS_HANDLERS: Handlers<'holdings' | 'delete_all'> = {
  holdings: (session, { id }) => tell(session, id),
  async delete_all(session, { id, chats }) {
    const stored = session.services.clientConversations.stored();
    const conversations = await stored.allConversations();
    // The person has agreed to so many; what came meanwhile they have to see first.
    if (conversations.length !== chats) return tell(session, id);
    await changeChats(session, { conversations, change: 'delete' });
    // Those that were deleted before too: nobody undoes anything of this.
    await stored.purgeDeleted(Number.MAX_SAFE_INTEGER);
    return tell(session, id);
  },
};

async function tell({ services }: Session, id: string): Promise<Answer> {
  return { type: 'holdings', id, ...(await services.clientConversations.stored().holdings()) };
}
