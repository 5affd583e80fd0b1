import { parseJoinOffer } from '../../../protocol/join-proof.ts';
import { JOIN_SUBPROTOCOL_PREFIX } from '../../../protocol/version.ts';
import { offeredSubprotocols } from '../keys/offered-key.ts';
import type { RequestHead } from '../request-head.ts';

/** Whether a request comes by a link, however it says so. */
export function offersToJoin(head: RequestHead): boolean {
  return joinOffers(head).length > 0;
}

/** The link's id and the client's nonce; undefined when they can't be read, or there are several. */
export function readJoinOffer(head: RequestHead): ReturnType<typeof parseJoinOffer> {
  const [offer, ...others] = joinOffers(head);
  return offer === undefined || others.length > 0 ? undefined : parseJoinOffer(offer);
}

function joinOffers(head: RequestHead): string[] {
  return offeredSubprotocols(head).filter((value) => value.startsWith(JOIN_SUBPROTOCOL_PREFIX));
}
