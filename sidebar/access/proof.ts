import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/*
 * `@noble/hashes` and not `crypto.subtle`, because the latter is missing on pages over plain http.
 */

/** 16 random bytes, base64url without padding. */
export function createNonce(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
}

/** HMAC-SHA256 of `text` under `key`, base64url without padding. */
export function computeProof(key: Uint8Array, text: string): string {
  return toBase64Url(hmac(sha256, key, utf8ToBytes(text)));
}

/** Whether two proofs are the same, in a time that does not tell where they differ. */
export function isSameProof(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i += 1) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
