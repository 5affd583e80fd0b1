import { decodeCompanionMessage } from '../../protocol/codec.ts';
import type { CompanionMessage } from '../../protocol/companion-messages.ts';

/** Many times what a companion has to say before both sides have proved themselves. */
const MAX_CHARS = 65_536;

/**
 * A message from a program that has proved nothing yet; undefined when it is none. Any program may have taken the port,
 * and none of them gets this page to make millions of objects of what it sends.
 */
export function decodeUnproved(data: unknown): CompanionMessage | undefined {
  if (typeof data !== 'string' || data.length > MAX_CHARS) return undefined;
  const decoded = decodeCompanionMessage(data);
  return decoded.ok ? decoded.message : undefined;
}
