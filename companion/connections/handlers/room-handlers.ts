import { type CodedError, codedError, toCodedError } from '../../coded-error.ts';
import { join } from './join.ts';
import { CLIENT_GONE, CONVERSATION_GONE, toRefusal, toRevokeRefusal } from './refusals.ts';
import type { Answer, Handlers, MessageOf, Session } from './session.ts';

type Type = 'join' | 'share' | 'unshare' | 'remove_member' | 'end_room' | 'leave' | 'typing';

/** What hosts do with a room, and how its members come and go. */
export const ROOM_HANDLERS: Handlers<Type> = {
  join,
  share,
  async unshare({ services: { rooms } }, { id, invite }) {
    return (await rooms.unshare(invite)) ? { type: 'ok', id } : LINK_GONE;
  },
  async remove_member({ services: { rooms } }, { id, conversation, member }) {
    if (rooms.member(member)?.conversation !== conversation) return CLIENT_GONE;
    return part(id, () => rooms.remove(member));
  },
  end_room: ({ services: { rooms } }, { id, conversation }) => part(id, () => rooms.end([conversation])),
  async leave({ caller, services: { rooms } }, { id }) {
    return caller.kind === 'member' ? part(id, () => rooms.remove(caller.keyId)) : undefined;
  },
  typing({ visit }, { conversation }) {
    if (visit?.conversation === conversation) visit.type();
    return undefined;
  },
};

/** Only a stored chat can be shared, so that members find it again. */
async function share(session: Session, { id, conversation, ...link }: MessageOf<'share'>): Promise<Answer> {
  const { clientConversations, rooms, pageOrigins } = session.services;
  if (rooms.failure) return toRefusal(rooms.failure);
  if (await clientConversations.isTemporary(conversation)) return TEMPORARY;
  if (!(await clientConversations.stored().summary(conversation))) {
    const failure = clientConversations.savingFailure;
    return failure ? toCodedError(failure.reason) : CONVERSATION_GONE;
  }
  const made = await rooms.share({ conversation, may: link.may, uses: link.uses, forMs: link.forMs });
  if (!made) return TOO_MANY_LINKS;
  // It may have been deleted meanwhile, before there was a link to end.
  if (!(await clientConversations.stored().summary(conversation))) {
    await rooms.unshare(made.invite);
    return CONVERSATION_GONE;
  }
  const isOpen = rooms.invites(conversation).some(({ invite }) => invite === made.invite);
  return isOpen ? { type: 'share', id, ...made, addresses: pageOrigins() } : LINK_GONE;
}

/** It counts at once. */
async function part(id: string, work: () => Promise<unknown>): Promise<Answer> {
  try {
    await work();
    return { type: 'ok', id };
  } catch (error) {
    return toRevokeRefusal(error);
  }
}

const TEMPORARY: CodedError = codedError('conversation_gone', { cause: 'temporary' });
const TOO_MANY_LINKS = codedError('overloaded', { cause: 'links' });
const LINK_GONE = codedError('link_gone', {});
