import { createHmac, randomBytes } from 'node:crypto';
import { type ProofContext, type ProofSide, proofText } from '../../../protocol/key-proof.ts';
import type { OfferContext } from '../caller.ts';
import type { KeyProof } from '../handshake.ts';
import { isMac } from '../is-mac.ts';
import type { StoredKey } from './keyring.ts';

/** Bytes of a nonce; the protocol's offer carries as many. */
const NONCE_BYTES = 16;

/** Both directions of the proof of `key` for one connection. */
export function proveKey(
  key: StoredKey,
  offer: OfferContext,
  nonce: string = randomBytes(NONCE_BYTES).toString('base64url'),
): KeyProof {
  const context = { ...offer, keyId: key.keyId, serverNonce: nonce };
  return {
    nonce,
    proof: computeProof('server', key, context).toString('base64url'),
    verify: (clientProof) => isMac(clientProof, computeProof('client', key, context)),
  };
}

/** The MAC that one side shows the other. */
export function computeProof(side: ProofSide, key: StoredKey, context: ProofContext): Buffer {
  return createHmac('sha256', key.verifier).update(proofText(side, context)).digest();
}
