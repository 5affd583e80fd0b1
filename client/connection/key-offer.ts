import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { KEY_HASH_PREFIX, type ProofSide, parseToken, proofText } from '../../protocol/key-proof.ts';
import { KEY_SUBPROTOCOL_PREFIX } from '../../protocol/version.ts';

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
 * `@noble/hashes` and not `crypto.subtle`, because the latter is missing on pages over plain http.
 * @param host `host:port` as it is dialled.
 * @param origin What the browser sends as Origin; `-` when it sends none.
 * @returns undefined when `token` is not of the form `<key id>.<secret>`.
 */
export function createKeyOffer(token: string, host: string, origin: string): KeyOffer | undefined {
  const parsed = parseToken(token);
  if (!parsed) return undefined;
  const { keyId, secret } = parsed;
  const key = sha256(utf8ToBytes(KEY_HASH_PREFIX + secret));
  const clientNonce = toBase64Url(crypto.getRandomValues(new Uint8Array(16)));

  function proofOf(side: ProofSide, serverNonce: string): string {
    const text = proofText(side, { keyId, clientNonce, serverNonce, host, origin });
    return toBase64Url(hmac(sha256, key, utf8ToBytes(text)));
  }

  return {
    subprotocol: `${KEY_SUBPROTOCOL_PREFIX}${keyId}.${clientNonce}`,
    isProvedBy({ nonce, proof }) {
      return nonce !== undefined && proof !== undefined && isEqualInConstantTime(proof, proofOf('server', nonce));
    },
    prove: (serverNonce) => proofOf('client', serverNonce),
  };
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function isEqualInConstantTime(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i += 1) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}
