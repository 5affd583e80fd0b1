import { timingSafeEqual } from 'node:crypto';

/** Whether `shown`, base64url, is the MAC that was expected; constant-time. */
export function isMac(shown: string, expected: Buffer): boolean {
  const bytes = Buffer.from(shown, 'base64url');
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}
