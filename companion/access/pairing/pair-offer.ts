import { parsePairOffer } from '../../../protocol/pairing-proof.ts';
import { PAIR_SUBPROTOCOL_PREFIX } from '../../../protocol/version.ts';
import { offeredSubprotocols } from '../keys/offered-key.ts';
import type { RequestHead } from '../request-head.ts';

/** Whether a request comes to pair, however it says so. */
export function offersToPair(head: RequestHead): boolean {
  return pairOffers(head).length > 0;
}

/** The client's nonce; undefined when it can't be read, or there are several. */
export function readPairOffer(head: RequestHead): string | undefined {
  const [offer, ...others] = pairOffers(head);
  return offer === undefined || others.length > 0 ? undefined : parsePairOffer(offer);
}

function pairOffers(head: RequestHead): string[] {
  return offeredSubprotocols(head).filter((value) => value.startsWith(PAIR_SUBPROTOCOL_PREFIX));
}
