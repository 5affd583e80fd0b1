/** What a client may do with what is not its own. Asked each time: a connection outlives its key by a moment. */
import type { Caller } from '../../access/caller.ts';
import type { ClientKeys } from '../../access/keys/client-keys.ts';
import type { Session } from './session.ts';

type Asking = Pick<Session, 'caller'> & { services: Pick<Session['services'], 'keys'> };

/** Whose client asks. */
export function personOf({ caller }: Pick<Session, 'caller'>): string {
  return caller.kind === 'client' ? (caller.person ?? '') : '';
}

export function isLocal(caller: Caller, keys: Pick<ClientKeys, 'keyring'>): boolean {
  return caller.kind === 'client' && caller.isLocal && keys.keyring.find(caller.keyId) !== undefined;
}

/** Whether it may do what makes somebody that person: they themselves, and whoever has `local.key`. No administrator may. */
export function mayActFor(session: Asking, person: string): boolean {
  return person === personOf(session) || isLocal(session.caller, session.services.keys);
}
