import { parseJoinOffer } from '../../../protocol/join-proof.ts';
import { JOIN_SUBPROTOCOL_PREFIX } from '../../../protocol/version.ts';
import type { RequestHead } from '../request-head.ts';
import { offersOf, readOnlyOffer } from '../subprotocol-offers.ts';

/** Whether a request comes by a link, however it says so. */
export function offersToJoin(head: RequestHead): boolean {
  return offersOf(head, JOIN_SUBPROTOCOL_PREFIX).length > 0;
}

/** The link's id and the client's nonce; undefined when they can't be read, or there are several. */
export function readJoinOffer(head: RequestHead): ReturnType<typeof parseJoinOffer> {
  return readOnlyOffer(head, JOIN_SUBPROTOCOL_PREFIX, parseJoinOffer);
}
