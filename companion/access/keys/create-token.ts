import { randomBytes } from 'node:crypto';

/** A token that nobody has had: `<key id>.<secret>`. */
export function createToken(): string {
  return `${createKeyId()}.${randomBytes(32).toString('base64url')}`;
}

/** People type ids on command lines, where a leading dash means a flag. */
function createKeyId(): string {
  for (;;) {
    const id = randomBytes(9).toString('base64url');
    if (!id.startsWith('-')) return id;
  }
}
