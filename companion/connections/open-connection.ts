import type { Limits } from '../../protocol/limits.ts';
import type { ClientKeys } from '../access/keys/client-keys.ts';
import type { PairingCodes } from '../access/pairing/pairing-codes.ts';
import type { Clock } from '../clock.ts';
import type { ConversationTransfers } from '../conversations/transfers/conversation-transfers.ts';
import type { Log } from '../logging/log.ts';
import type { Asker, TurnRegistry } from '../turns/turn-registry.ts';
import { ArticleConnection } from './article/article-connection.ts';
import type { SharedRoom } from './article/shared-room.ts';
import { AsideConnection } from './aside-connection.ts';
import { askerOfKey } from './asker-of-key.ts';
import type { Connection, Link } from './connection.ts';
import type { ConversationDesk } from './desks/conversation-desk.ts';
import { createGuestDesk } from './desks/guest-desk.ts';
import type { KeyDesk } from './desks/key-desk.ts';
import type { Handshake } from './handshake.ts';
import type { ModelWatch } from './model-watch.ts';
import { createStrangerConnection } from './stranger-connection.ts';
import type { Greeting } from './welcome.ts';

/** What all connections share. */
export interface SharedParts {
  registry: TurnRegistry;
  catalogue: ModelWatch;
  /** Of clients with a key. */
  transfers: ConversationTransfers;
  keys: ClientKeys;
  codes: PairingCodes;
  sharedRoom: SharedRoom;
  /** For clients with a key. */
  clientDesk: ConversationDesk;
  keyDesk: KeyDesk;
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
}

/** The connection that speaks as its caller does. */
export function openConnection(shared: SharedParts, one: OneConnection): Connection {
  const { registry } = shared;
  const { id, link, handshake } = one;
  const { caller } = handshake;
  if (handshake.room === 'shared') return shared.sharedRoom.join(link);
  if (caller.kind === 'stranger') return createStrangerConnection({ ...shared, link, offer: caller.offer });
  const key = caller.kind === 'client' ? askerOfKey(caller) : undefined;
  if (handshake.depth === 'article') {
    const asker: Asker = { id, isPrivate: true, ...(key ? { client: key } : { isGuest: true }) };
    return new ArticleConnection({ ...shared, link, asker });
  }
  const asker: Asker = key === undefined ? { id, isPrivate: true, isGuest: true } : { id: key, isPrivate: false };
  return new AsideConnection(shared, {
    link,
    caller,
    keyProof: handshake.keyProof,
    asker,
    desk: asker.isPrivate ? createGuestDesk(registry, asker) : shared.clientDesk,
    admit: one.admit,
  });
}
