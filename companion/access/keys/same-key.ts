import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether the key that is shown is the known one, in constant time. A missing key is never equal. */
export function isSameKey(known: string | undefined, shown: string | undefined): boolean {
  return known !== undefined && shown !== undefined && timingSafeEqual(hash(known), hash(shown));
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
