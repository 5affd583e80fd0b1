import { randomBytes } from 'node:crypto';

/** A token that nobody has had: `<key id>.<secret>`. */
export function createToken(): string {
  return `${randomBytes(9).toString('base64url')}.${randomBytes(32).toString('base64url')}`;
}
