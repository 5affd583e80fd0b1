import type { ListedClient } from '../../access/keys/client-keys.ts';
import type { CodeEnd } from '../../access/pairing/pairing-codes.ts';
import { FIRST_PERSON } from '../../access/people/people.ts';
import { codedError } from '../../coded-error.ts';
import { isLocal, mayActFor, personOf } from './caller-rights.ts';
import { CLIENT_GONE, NEEDS_LOCAL_KEY, OTHER_PERSON } from './refusals.ts';
import type { Handlers, ManagingSession } from './session.ts';

export const PAIRING_HANDLERS: Handlers<'pairing'> = {
  async pairing(session, { id }) {
    const { keys, codes } = session.services;
    // Refused now rather than after somebody has typed the code.
    keys.checkRoom(personOf(session));
    const tell = (end: CodeEnd) => session.post({ type: 'pairing_ended', id, ...end });
    return { type: 'pairing', id, ...codes.open(tell, personOf(session)) };
  },
};

/** Managing keys needs `local.key`, but any client may give up its own key. */
export const KEY_HANDLERS: Handlers<'clients' | 'revoke' | 'rotate', ManagingSession> = {
  async clients(session, { id }) {
    const { keys, rooms, people, databaseName, connectionsOf } = session.services;
    const { members, links } = rooms.all();
    const isByLocalKey = isLocal(session.caller, keys);
    const store = isByLocalKey ? await keys.storeMark() : undefined;
    // Administrators manage the clients of all; rooms are their persons' own business.
    const isOwn = ({ person }: ListedClient) => person === personOf(session) || mayManage(session);
    const clients = keys.list().filter(isOwn);
    const ofRooms = members.map(({ id, name, origin, createdAt, conversation }) => ({
      ...{ client: id, name, origin, createdAt, room: conversation },
      local: false,
      lastSeenAt: null,
    }));
    return {
      type: 'clients',
      id,
      items: [...clients.map(({ person, ...client }) => ({ ...client, ...(people && { person }) })), ...ofRooms].map(
        (item) => ({ ...item, connections: connectionsOf(item.client) }),
      ),
      links: links.map((link) => ({ invite: link.id, room: link.conversation, createdAt: link.createdAt })),
      ...(store !== undefined && { store }),
      ...(isByLocalKey && databaseName !== undefined && { database: databaseName }),
    };
  },
  async revoke(session, { id, client }) {
    const { keys, rooms, people } = session.services;
    const isOwn = session.caller.kind === 'client' && session.caller.keyId === client;
    if (!isOwn && !people && !mayManage(session)) return NEEDS_LOCAL_KEY;
    const whose = keys.list().find((item) => item.client === client)?.person;
    // Only an administrator learns that another person's client exists.
    if (people && whose !== undefined && whose !== personOf(session) && !mayManage(session)) return CLIENT_GONE;
    if (people && whose === FIRST_PERSON && !mayActFor(session, whose)) return OTHER_PERSON;
    if (keys.list().some((item) => item.local && item.client === client)) return ONLY_ROTATED;
    const isRevoked = (await keys.revoke(client)) || (await rooms.remove(client)) || (await rooms.unshare(client));
    return isRevoked ? { type: 'ok', id } : CLIENT_GONE;
  },
  async rotate({ services: { keys, codes } }, { id }) {
    const rotated = keys.rotate();
    // A holder of the old key may have opened the code, to come back with a key of its own.
    codes.rotated();
    await rotated;
    return { type: 'ok', id };
  },
};

/** Whether this connection may manage the keys of all. */
function mayManage({ caller, services: { keys, people, isAdministrator } }: ManagingSession): boolean {
  return people ? isAdministrator?.() === true : isLocal(caller, keys);
}

const ONLY_ROTATED = codedError('forbidden', { cause: 'only_rotated' });
