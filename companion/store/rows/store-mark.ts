import { createHmac } from 'node:crypto';

/** The mark of a store with this secret. @param place what only this store has, and no copy of it */
export function toStoreMark(secret: Uint8Array, place = ''): string {
  return createHmac('sha256', secret).update(`aside.store ${place}`).digest('base64url');
}
