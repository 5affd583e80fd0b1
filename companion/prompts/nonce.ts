import { createHmac, randomBytes } from 'node:crypto';

/**
 * Nonces for fences: unknowable to the page, yet the same for the same text as long as the process lives. A conversation
 * about a page so begins with the same tokens each time, and the model's cache of them holds; a fresh nonce for every
 * question would have it read the whole page again.
 */
export function createNonces(secret: Buffer = randomBytes(32)): (text: string) => string {
  return (text) => createHmac('sha256', secret).update(text).digest('hex').slice(0, 8);
}
