import type { ProofContext } from '../../protocol/key-proof.ts';

/** What a proof was offered in; the companion adds its own nonce. */
export type OfferContext = Omit<ProofContext, 'serverNonce' | 'keyId'>;

/** Who is at the other end of a connection, as far as it has shown. What each may do: DESIGN, "Access". */
export type Caller =
  | {
      kind: 'client';
      /** Of the key it has proved. */
      keyId: string;
      /** Whether that is `local.key`, whose holder may manage the others. */
      isLocal: boolean;
      /** Whose client it is; none: the first person's. */
      person?: string;
    }
  | {
      kind: 'guest';
      /** The listed origin. */
      origin: string;
    }
  | {
      /** Came into a room by a link: for it there is nothing else. */
      kind: 'member';
      /** Of the key it has proved. */
      keyId: string;
      conversation: string;
      /** Whose conversation that is; none: the first person's. */
      person?: string;
    }
  | {
      /** May pair, or join a room by a link, and nothing else. */
      kind: 'stranger';
      /** What it is to prove a code, or the link, in. */
      offer: OfferContext;
      /** The id of the link that it comes by; none: it comes to pair. */
      invite?: string;
    };
