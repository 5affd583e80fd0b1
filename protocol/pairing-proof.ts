/**
 * How a pairing code is written, read and proved. It is never sent: both sides derive K from it, with PBKDF2 and HMAC of
 * their own (`node:crypto`, `@noble/hashes`), so that who only listens on the port learns neither the code nor the key.
 * A proof is the base64url, without padding, of HMAC-SHA256 under K over one of the texts below.
 */
export interface PairingContext {
  /** base64url, 16 bytes, from the subprotocol value that offered to pair. */
  clientNonce: string;
  /** base64url, 16 bytes, from `welcome`. */
  serverNonce: string;
  /** `host:port` as the client dialled it, which is the request's Host. */
  host: string;
  /** The request's Origin, or `-` when it had none. */
  origin: string;
}

/** Crockford's: no I, L, O or U, which people mistake for others. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Characters of a code. */
export const CODE_LENGTH = 8;

/** K = PBKDF2-HMAC-SHA256(code, `salt`, `iterations`, `bytes`). Slow, so that the code behind a proof is not found while it is good. */
export const CODE_DERIVATION = { salt: 'aside pair', iterations: 100_000, bytes: 32 } as const;

/** What a person typed, as the code it stands for; undefined when it can be none. */
export function parsePairingCode(typed: string): string | undefined {
  const code = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const isCode = code.length === CODE_LENGTH && [...code].every((character) => CODE_ALPHABET.includes(character));
  return isCode ? code : undefined;
}

/** A code in two groups, as people read and type it. */
export function formatPairingCode(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`;
}

/** What `pair` proves. */
export function pairProofText({ clientNonce, serverNonce, host, origin }: PairingContext): string {
  return ['aside.v1 pair client', clientNonce, serverNonce, host, origin].join('\n');
}

/** What `paired` proves: that its token comes from who made the code. */
export function pairedProofText({ clientNonce, serverNonce, host, origin }: PairingContext, token: string): string {
  return ['aside.v1 pair server', clientNonce, serverNonce, host, origin, token].join('\n');
}

/** The client's nonce, from the subprotocol value that offers to pair. */
export function parsePairOffer(value: string): string | undefined {
  return /^aside\.pair\.([A-Za-z0-9_-]{22})$/.exec(value)?.[1];
}
