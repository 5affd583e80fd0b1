import { createKeyring, type KnownKey, toStoredKey } from '../../../../companion/access/keys/keyring.ts';

/** `local.key` in tests of access; one that was paired; and one that is well-formed and unknown. */
export const KNOWN_TOKEN = `known-key.${'A'.repeat(43)}`;
export const PAIRED_TOKEN = `paired-key.${'A'.repeat(43)}`;
export const UNKNOWN_TOKEN = `other-key.${'A'.repeat(43)}`;
export const WRONG_TOKEN = `known-key.${'B'.repeat(43)}`;

/** The only origin that the paired key counts with. */
export const PAIRED_ORIGIN = 'moz-extension://4f1c1a1e-8f60-4b43-9a43-0a3c2d1b5e77';

function known(token: string, origin: string | undefined): KnownKey {
  const stored = toStoredKey(token);
  if (!stored) throw new Error('not a token');
  return { ...stored, origin };
}

export const KNOWN_KEY = known(KNOWN_TOKEN, undefined);
export const PAIRED_KEY = known(PAIRED_TOKEN, PAIRED_ORIGIN);
export const KEYS = createKeyring([KNOWN_KEY, PAIRED_KEY]);
