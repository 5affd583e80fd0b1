import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { KEY_HASH_PREFIX, type ProofSide, parseToken, proofText } from '../../protocol/key-proof.ts';
import { KEY_SUBPROTOCOL_PREFIX } from '../../protocol/version.ts';
import { computeProof, createNonce, isSameProof } from './proof.ts';

/** One key, offered on one connection: the secret itself is never sent. */
export interface KeyOffer {
  /** The subprotocol value that offers it. */
  readonly subprotocol: string;
  /** Whether `welcome` comes from a companion that knows the key. */
  isProvedBy(welcome: { nonce?: string | undefined; proof?: string | undefined }): boolean;
  /** Our proof for `hello`, over the companion's nonce. */
  prove(serverNonce: string): string;
}

/**
 * @param host As it is dialled, which is what the browser sends as Host: see `Credentials.address`.
 * @param origin What the browser sends as Origin; `-` when it sends none.
 * @returns undefined when `token` is not of the form `<key id>.<secret>`.
 */
export function createKeyOffer(token: string, host: string, origin: string): KeyOffer | undefined {
  const parsed = parseToken(token);
  if (!parsed) return undefined;
  const { keyId, secret } = parsed;
  const key = sha256(utf8ToBytes(KEY_HASH_PREFIX + secret));
  const clientNonce = createNonce();

  function proofOf(side: ProofSide, serverNonce: string): string {
    return computeProof(key, proofText(side, { keyId, clientNonce, serverNonce, host, origin }));
  }

  return {
    subprotocol: `${KEY_SUBPROTOCOL_PREFIX}${keyId}.${clientNonce}`,
    isProvedBy({ nonce, proof }) {
      return nonce !== undefined && proof !== undefined && isSameProof(proof, proofOf('server', nonce));
    },
    prove: (serverNonce) => proofOf('client', serverNonce),
  };
}
