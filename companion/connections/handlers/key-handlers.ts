import type { Caller } from '../../access/caller.ts';
import type { ClientKeys } from '../../access/keys/client-keys.ts';
import { codedError } from '../../coded-error.ts';
import { CLIENT_GONE, NEEDS_LOCAL_KEY, toRefusal, toRevokeRefusal } from './refusals.ts';
import type { Handlers } from './session.ts';

/** Everything about keys is done with `local.key`, but that any client may give up its own. */
export const KEY_HANDLERS: Handlers<'pairing' | 'clients' | 'revoke' | 'rotate'> = {
  pairing(session, { id }) {
    const { keys, codes } = session.services;
    // Better now than when somebody has typed the code.
    if (keys.failure) return toRefusal(keys.failure);
    return { type: 'pairing', id, ...codes.open((end) => session.post({ type: 'pairing_ended', id, ...end })) };
  },
  clients({ services: { keys, rooms, connectionsOf } }, { id }) {
    const { members, links } = rooms.all();
    const ofRooms = members.map(({ id, name, origin, createdAt, conversation }) => ({
      ...{ client: id, name, origin, createdAt, room: conversation },
      local: false,
      lastSeenAt: null,
    }));
    return {
      type: 'clients',
      id,
      items: [...keys.list(), ...ofRooms].map((item) => ({ ...item, connections: connectionsOf(item.client) })),
      links: links.map((link) => ({ invite: link.id, room: link.conversation, createdAt: link.createdAt })),
    };
  },
  async revoke({ caller, services: { keys, rooms } }, { id, client }) {
    const isOwn = caller.kind === 'client' && caller.keyId === client;
    if (!isOwn && !isLocal(caller, keys)) return NEEDS_LOCAL_KEY;
    if (keys.list().some((item) => item.local && item.client === client)) return ONLY_ROTATED;
    try {
      const isRevoked = (await keys.revoke(client)) || (await rooms.remove(client)) || (await rooms.unshare(client));
      return isRevoked ? { type: 'ok', id } : CLIENT_GONE;
    } catch (error) {
      return toRevokeRefusal(error);
    }
  },
  async rotate({ services: { keys, codes } }, { id }) {
    const rotated = keys.rotate();
    // A holder of the old key may have opened it, to come back with a key of its own.
    codes.rotated();
    await rotated;
    return { type: 'ok', id };
  },
};

/** Asked each time: a connection outlives its key by a moment. */
export function isLocal(caller: Caller, keys: Pick<ClientKeys, 'keyring'>): boolean {
  return caller.kind === 'client' && caller.isLocal && keys.keyring.find(caller.keyId) !== undefined;
}

const ONLY_ROTATED = codedError('forbidden', { cause: 'only_rotated' });
