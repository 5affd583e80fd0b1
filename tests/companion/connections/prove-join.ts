import { createHmac } from 'node:crypto';
import { toStoredKey } from '../../../companion/access/keys/keyring.ts';
import type { RoomAccess } from '../../../companion/access/rooms/room-access.ts';
import { joinProofText } from '../../../protocol/join-proof.ts';

/** Lets somebody in by a link, as if it had come over a connection; says why not. */
export async function joinRoom(
  rooms: Pick<RoomAccess, 'join'>,
  token: string,
  name = 'Ada',
  isThere = () => true,
  held: readonly string[] = [],
): Promise<{ id: string } | string> {
  const key = toStoredKey(token);
  const about = { clientNonce: 'a', serverNonce: 'b', host: '127.0.0.1:11435', origin: 'moz-extension://x' };
  const context = { invite: key?.keyId ?? '', ...about };
  const proof = createHmac('sha256', key?.verifier ?? '')
    .update(joinProofText(context))
    .digest('base64url');
  const joined = await rooms.join({ proof, context, name, held, isThere });
  if (joined === 'gone') return joined;
  return 'refusal' in joined ? joined.refusal : { id: joined.member.id };
}
