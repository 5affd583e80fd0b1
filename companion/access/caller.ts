import type { ProofContext } from '../../protocol/key-proof.ts';

/** What a proof was offered in; the companion adds its own nonce. */
export type OfferContext = Omit<ProofContext, 'serverNonce' | 'keyId'>;

/** Who is at the other end of a connection, as far as it has shown. SECURITY.md ("Who may do what") says what each may do. */
export type Caller =
  | {
      kind: 'client';
      /** The id of the key that it has proved. */
      keyId: string;
      /** Whether that is `local.key`, whose holder may manage the others. */
      isLocal: boolean;
      /** The person whose client it is; none: the first person. */
      person?: string;
    }
  | {
      kind: 'guest';
      /** The listed origin. */
      origin: string;
    }
  | {
      /** Came into a room by a link. Nothing else exists for it. */
      kind: 'member';
      /** The id of the key that it has proved. */
      keyId: string;
      conversation: string;
      /** The person whose conversation that is; none: the first person. */
      person?: string;
    }
  | {
      /** May pair, or join a room by a link, and nothing else. */
      kind: 'stranger';
      /** The context in which it has to prove a code, or the link. */
      offer: OfferContext;
      /** The id of the link that it comes by; none: it comes to pair. */
      invite?: string;
    };
