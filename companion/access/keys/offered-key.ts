import { parseKeyOffer } from '../../../protocol/key-proof.ts';
import { KEY_SUBPROTOCOL_PREFIX } from '../../../protocol/version.ts';
import { type RequestHead, splitTarget } from '../request-head.ts';
import { offersOf } from '../subprotocol-offers.ts';

/** How a request shows a key. */
export type OfferedKey =
  | { kind: 'none' }
  /** A whole token, in the query or the Authorization header. */
  | { kind: 'token'; token: string }
  /** A key's id, to be proved both ways once the socket is open. */
  | { kind: 'proof'; keyId: string; clientNonce: string }
  /** A key was offered but can't be read, or several were. It counts as wrong: an offer never degrades to guest. */
  | { kind: 'unclear' };

export function readOfferedKey(head: RequestHead): OfferedKey {
  const offers: OfferedKey[] = [
    ...splitTarget(head.target).query.getAll('token').map(toTokenOffer),
    ...(head.headers.get('authorization') ?? []).flatMap(toBearerOffer),
    ...offersOf(head, KEY_SUBPROTOCOL_PREFIX).map(toProofOffer),
  ];
  if (offers.length > 1) return { kind: 'unclear' };
  return offers[0] ?? { kind: 'none' };
}

function toTokenOffer(token: string): OfferedKey {
  return { kind: 'token', token };
}

/** Other schemes are meant for a proxy in front of us. */
function toBearerOffer(header: string): OfferedKey[] {
  const match = /^bearer(?:\s+(.*))?$/i.exec(header);
  // Also without a token: a script's empty variable was meant to hold one.
  return match ? [toTokenOffer((match[1] ?? '').trim())] : [];
}

function toProofOffer(value: string): OfferedKey {
  const offer = parseKeyOffer(value);
  return offer ? { kind: 'proof', ...offer } : { kind: 'unclear' };
}
