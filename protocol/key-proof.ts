/**
 * The text that both sides prove a key over. The MAC is HMAC-SHA256 with V = SHA-256("aside key\0" + secret) as its
 * key, written in base64url without padding; who computes it picks the library (`node:crypto`, `@noble/hashes`), so
 * that this folder stays free of both.
 */
export interface ProofContext {
  keyId: string;
  /** base64url, 16 bytes, from the subprotocol value that offered the key. */
  clientNonce: string;
  /** base64url, 16 bytes, from `welcome`. */
  serverNonce: string;
  /** `host:port` as the client dialled it, which is the request's Host. */
  host: string;
  /** The request's Origin, or `-` when it had none. */
  origin: string;
}

export type ProofSide = 'server' | 'client';

/** A label per direction, so that a proof can't be reflected. */
export function proofText(side: ProofSide, context: ProofContext): string {
  const { keyId, clientNonce, serverNonce, host, origin } = context;
  return [`aside.v1 ${side}`, keyId, clientNonce, serverNonce, host, origin].join('\n');
}

/** What a secret is hashed with before it is stored or used: V = SHA-256(this + secret). */
export const KEY_HASH_PREFIX = 'aside key\0';

/** A token reads `<key id>.<secret>`, both base64url. */
export function parseToken(token: string): { keyId: string; secret: string } | undefined {
  const match = /^([A-Za-z0-9_-]{4,32})\.([A-Za-z0-9_-]{43})$/.exec(token);
  return match?.[1] && match[2] ? { keyId: match[1], secret: match[2] } : undefined;
}

/** The subprotocol value that offers a key. */
export function parseKeyOffer(value: string): { keyId: string; clientNonce: string } | undefined {
  const match = /^aside\.key\.([A-Za-z0-9_-]{4,32})\.([A-Za-z0-9_-]{22})$/.exec(value);
  return match?.[1] && match[2] ? { keyId: match[1], clientNonce: match[2] } : undefined;
}
