import { createKeyring, toStoredKey } from '../../../../companion/access/keys/keyring.ts';

/** A key that is known in tests of access, and one that is well-formed and unknown. */
export const KNOWN_TOKEN = `known-key.${'A'.repeat(43)}`;
export const UNKNOWN_TOKEN = `other-key.${'A'.repeat(43)}`;
export const WRONG_TOKEN = `known-key.${'B'.repeat(43)}`;

const stored = toStoredKey(KNOWN_TOKEN);
if (!stored) throw new Error('not a token');
export const KNOWN_KEY = stored;
export const KEYS = createKeyring([KNOWN_KEY]);
