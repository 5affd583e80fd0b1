import type { Handshake } from '../../../companion/access/handshake.ts';
import type { RoomMember } from '../../../companion/store/room-store.ts';
import type { May } from '../../../protocol/room-messages.ts';

/** A member as the store keeps it, and as it connects. */
export function memberOf(
  conversation: string,
  may: May = 'write',
  id = 'ada',
  name = 'Ada',
): { member: RoomMember; handshake: Handshake } {
  const member = { id, verifier: new Uint8Array(32), conversation, name, may, origin: '-', createdAt: 1 };
  return {
    member,
    handshake: { depth: 'aside.v1', room: 'chat', caller: { kind: 'member', keyId: id, conversation } },
  };
}
