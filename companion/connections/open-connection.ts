import type { Handshake } from '../access/handshake.ts';
import type { Asker } from '../turns/asker.ts';
import { ArticleConnection } from './article/article-connection.ts';
import type { SharedRooms } from './article/shared-rooms.ts';
import { AsideConnection } from './aside-connection.ts';
import { askerOfKey, askerOfMember } from './asker-of-key.ts';
import type { Connection, Link } from './connection.ts';
import { createGuestConversations } from './guest-conversations.ts';
import type { Services } from './handlers/session.ts';
import { createMemberConversations } from './member-conversations.ts';
import type { Greeting } from './welcome.ts';

/** What all connections of a person share. */
export interface SharedParts extends Services {
  /** The asker that all clients of its person share; none: each client asks for itself. */
  asker?: Pick<Asker, 'person' | 'client'>;
  sharedRooms: SharedRooms;
  greeting: Greeting;
}

export interface OneConnection {
  /** An id that no other connection has. */
  id: string;
  link: Link;
  handshake: Handshake;
  /** See `AsideConnectionOptions`. */
  admit(): boolean;
}

/** Makes the connection that speaks as its caller does. */
export function openConnection(shared: SharedParts, one: OneConnection): Connection {
  const { registry, greeting, clientConversations } = shared;
  const { id, link, handshake, admit } = one;
  const { caller, keyProof } = handshake;
  if (handshake.room === 'shared') return shared.sharedRooms.join(handshake.roomName ?? '', link, id);
  const key = caller.kind === 'client' ? askerOfKey(caller) : undefined;
  if (handshake.depth === 'article') {
    const asker: Asker = { id, isPrivate: true, ...(key ? { client: key, ...shared.asker } : { isGuest: true }) };
    return new ArticleConnection({ ...shared, link, asker });
  }
  if (caller.kind === 'member') {
    const { keyId, conversation } = caller;
    const asker: Asker = {
      id: askerOfMember(keyId),
      isPrivate: false,
      member: { name: shared.rooms.member(keyId)?.name ?? '' },
      // All members of a room count as one client in the queue. Their questions follow each other anyway.
      client: `room ${conversation}`,
      ...shared.asker,
    };
    const conversations = createMemberConversations(clientConversations, conversation);
    return new AsideConnection(shared, { greeting, link, caller, keyProof, asker, conversations, admit });
  }
  const asker: Asker =
    key === undefined ? { id, isPrivate: true, isGuest: true } : { id: key, isPrivate: false, ...shared.asker };
  const conversations = asker.isPrivate ? createGuestConversations(registry, asker) : clientConversations;
  return new AsideConnection(shared, { greeting, link, caller, keyProof, asker, conversations, admit });
}
