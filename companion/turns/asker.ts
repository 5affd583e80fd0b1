import type { StoppedBy } from '../../protocol/turn-events.ts';
import { toGuestClient } from './queue/fair-order.ts';

/** The caller that asks. */
export interface Asker {
  /** Of the client, so that all its connections share it; or of the connection, when it is private. */
  id: string;
  /** Its turns are nobody else's business, have ids of their own, and end with its only connection. */
  isPrivate: boolean;
  /** Has no key: its turns count in budgets of their own. */
  isGuest?: boolean;
  /** Is a member of a room: its turns count in budgets of their own, and bear its name. */
  member?: { name: string };
  /** Whose client it is, or in whose room it is a member; absent: there is one person. */
  person?: string;
  /** For fairness in the queue; absent: `id`. */
  client?: string;
}

/** Ids of private askers are unique on their connection, all others in the companion. */
export function toKey(id: string, asker: Asker): string {
  return asker.isPrivate ? `${asker.id}/${id}` : id;
}

/** Whose turn it is in the queue. */
export function toClient({ id, client = id, isGuest }: Asker): string {
  return isGuest ? toGuestClient(client) : client;
}

/** Each kind has budgets of its own. */
export function kindOf({ isGuest, member }: Asker): 'guest' | 'member' | 'client' {
  if (isGuest) return 'guest';
  return member ? 'member' : 'client';
}

/** How a turn's end names the one who stopped it; undefined: its own asker did. All who have a key of their own are one person here. */
export function stoppedBy(by: Pick<Asker, 'id' | 'member'>, asker: Asker): StoppedBy | undefined {
  const isOwn = by.member ? by.id === asker.id : !asker.member;
  if (isOwn) return undefined;
  return by.member ? { name: by.member.name } : {};
}
