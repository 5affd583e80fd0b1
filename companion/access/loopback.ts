import { BlockList, isIPv6 } from 'node:net';
import type { RequestHead } from './request-head.ts';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');
LOOPBACK.addSubnet('::ffff:127.0.0.0', 104, 'ipv6');

/**
 * Whether a request was made on this machine. One that says it came through a proxy was not, whoever the proxy is:
 * behind nginx every stranger connects from 127.0.0.1.
 */
export function isFromThisMachine({ remoteAddress, headers }: RequestHead): boolean {
  if (remoteAddress === undefined) return false;
  for (const name of headers.keys()) if (name === 'forwarded' || name.startsWith('x-forwarded')) return false;
  return LOOPBACK.check(remoteAddress, isIPv6(remoteAddress) ? 'ipv6' : 'ipv4');
}
