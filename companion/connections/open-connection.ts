import type { Limits } from '../../protocol/limits.ts';
import type { ClientKeys } from '../access/keys/client-keys.ts';
import type { PairingCodes } from '../access/pairing/pairing-codes.ts';
import type { Clock } from '../clock.ts';
import type { ClientConversations } from '../conversations/client-conversations.ts';
import type { ConversationTransfers } from '../conversations/transfers/conversation-transfers.ts';
import type { Log } from '../logging/log.ts';
import type { Asker, TurnRegistry } from '../turns/turn-registry.ts';
import { createArticleConnection } from './article/article-connection.ts';
import type { SharedRoom } from './article/shared-room.ts';
import { createAsideConnection } from './aside-connection.ts';
import { askerOfKey } from './asker-of-key.ts';
import type { Connection, Link } from './connection.ts';
import { createClientDesk } from './desks/client-desk.ts';
import { createGuestDesk } from './desks/guest-desk.ts';
import { createKeyDesk } from './desks/key-desk.ts';
import type { Handshake } from './handshake.ts';
import type { ModelWatch } from './model-watch.ts';
import { createStrangerConnection } from './stranger-connection.ts';
import type { Greeting } from './welcome.ts';

/** What all connections share. */
export interface SharedParts {
  registry: TurnRegistry;
  catalogue: ModelWatch;
  /** Of clients with a key. */
  conversations: ClientConversations;
  /** Of the same. */
  transfers: ConversationTransfers;
  keys: ClientKeys;
  codes: PairingCodes;
  sharedRoom: SharedRoom;
  greeting: Greeting;
  clock: Clock;
  log: Log;
  limits: Limits;
}

export interface OneConnection {
  /** That no other connection has. */
  id: string;
  link: Link;
  handshake: Handshake;
  /** See `AsideConnectionOptions`. */
  admit(): boolean;
  /** How many connections a key has open. */
  connectionsOf(client: string): number;
}

/** The connection that speaks as its caller does. */
export function openConnection(shared: SharedParts, one: OneConnection): Connection {
  const { registry, conversations } = shared;
  const { id, link, handshake } = one;
  const { caller } = handshake;
  if (handshake.room === 'shared') return shared.sharedRoom.join(link);
  if (caller.kind === 'stranger') return createStrangerConnection({ ...shared, link, offer: caller.offer });
  const key = caller.kind === 'client' ? askerOfKey(caller) : undefined;
  if (handshake.depth === 'article') {
    const asker: Asker = { id, isPrivate: true, ...(key ? { client: key } : { isGuest: true }) };
    return createArticleConnection({ ...shared, link, asker });
  }
  const asker: Asker = key === undefined ? { id, isPrivate: true, isGuest: true } : { id: key, isPrivate: false };
  return createAsideConnection({
    ...shared,
    link,
    caller,
    keyProof: handshake.keyProof,
    asker,
    desk: asker.isPrivate ? createGuestDesk(registry, asker) : createClientDesk({ conversations, registry, asker }),
    transfers: asker.isPrivate ? undefined : shared.transfers,
    keyDesk: createKeyDesk({ ...shared, caller, connectionsOf: one.connectionsOf }),
    admit: one.admit,
  });
}
