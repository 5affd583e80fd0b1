import { createToken } from './create-token.ts';
import { type StoredKey, toStoredKey } from './keyring.ts';

/** A key that nobody has had: its token, to be given away, and what is kept of it. */
export function createKey(): StoredKey & { token: string } {
  const token = createToken();
  const key = toStoredKey(token);
  if (!key) throw new Error('a new token is none');
  return { token, ...key };
}
