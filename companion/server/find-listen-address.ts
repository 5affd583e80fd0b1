import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { toListenError } from './listen.ts';

/**
 * The address that a host stands for now. What is judged before listening must be what is listened on, so a name is
 * looked up once.
 *
 * @throws {ListenError} the name is not known
 */
export async function findListenAddress(host: string): Promise<string> {
  if (isIP(host) !== 0) return host;
  if (host === 'localhost') return '127.0.0.1';
  try {
    return (await lookup(host)).address;
  } catch (error) {
    throw toListenError(error as NodeJS.ErrnoException, host);
  }
}
