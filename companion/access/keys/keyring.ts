import { createHash, timingSafeEqual } from 'node:crypto';
import { KEY_HASH_PREFIX, parseToken } from '../../../protocol/key-proof.ts';

/** A key as it is kept: V can check proofs and tokens, and can't be turned back into the secret. */
export interface StoredKey {
  keyId: string;
  /** V = SHA-256("aside key\0" + secret), 32 bytes. */
  verifier: Uint8Array;
}

/** A key of the companion's, with where it counts. */
export interface KnownKey extends StoredKey {
  /** The only Origin with which it counts; undefined: `local.key`, which counts without an Origin or with a listed one. */
  origin: string | undefined;
  /** For a member's key: the only conversation that exists for it. */
  conversation?: string;
  /** The person whose client has it, or in whose room its member is; none: the first person. */
  person?: string;
}

/** The keys that open this companion. */
export interface Keyring {
  find(keyId: string): KnownKey | undefined;
  /** The key that a whole token is for; undefined when it is malformed, unknown or wrong. Constant-time. */
  check(token: string): KnownKey | undefined;
}

export interface ChangingKeyring extends Keyring {
  add(key: KnownKey): void;
  remove(keyId: string): void;
}

export function createKeyring(keys: readonly KnownKey[]): ChangingKeyring {
  const byId = new Map(keys.map((key) => [key.keyId, key]));
  return {
    find: (keyId) => byId.get(keyId),
    check(token) {
      const shown = toStoredKey(token);
      const known = shown && byId.get(shown.keyId);
      return known && timingSafeEqual(known.verifier, shown.verifier) ? known : undefined;
    },
    add: (key) => void byId.set(key.keyId, key),
    remove: (keyId) => void byId.delete(keyId),
  };
}

/** Undefined when the token is malformed. */
export function toStoredKey(token: string): StoredKey | undefined {
  const parsed = parseToken(token);
  return parsed && { keyId: parsed.keyId, verifier: verifierOf(parsed.secret) };
}

function verifierOf(secret: string): Buffer {
  return createHash('sha256').update(KEY_HASH_PREFIX).update(secret).digest();
}

/** All keys of both. */
export function joinKeyrings(one: Keyring, other: Keyring): Keyring {
  return {
    find: (keyId) => one.find(keyId) ?? other.find(keyId),
    check: (token) => one.check(token) ?? other.check(token),
  };
}

/** Those of its keys that count now. */
export function keysThatCount(keys: Keyring, counts: (key: KnownKey) => boolean): Keyring {
  const onlyCounting = (key: KnownKey | undefined) => (key && counts(key) ? key : undefined);
  return {
    find: (keyId) => onlyCounting(keys.find(keyId)),
    check: (token) => onlyCounting(keys.check(token)),
  };
}

/** The key of this machine alone. */
export function keyringOf(localToken: string): Keyring {
  const local = toStoredKey(localToken);
  return createKeyring(local ? [{ ...local, origin: undefined }] : []);
}
