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
    }
  | {
      kind: 'guest';
      /** The listed origin. */
      origin: string;
    }
  | {
      /** May pair, and nothing else. */
      kind: 'stranger';
      /** What it is to prove a code in. */
      offer: OfferContext;
    };
