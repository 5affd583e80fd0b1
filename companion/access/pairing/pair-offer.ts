import { parsePairOffer } from '../../../protocol/pairing-proof.ts';
import { PAIR_SUBPROTOCOL_PREFIX } from '../../../protocol/version.ts';
import type { RequestHead } from '../request-head.ts';
import { offersOf, readOnlyOffer } from '../subprotocol-offers.ts';

/** Whether a request comes to pair, however it says so. */
export function offersToPair(head: RequestHead): boolean {
  return offersOf(head, PAIR_SUBPROTOCOL_PREFIX).length > 0;
}

/** The client's nonce; undefined when it can't be read, or there are several. */
export function readPairOffer(head: RequestHead): string | undefined {
  return readOnlyOffer(head, PAIR_SUBPROTOCOL_PREFIX, parsePairOffer);
}
