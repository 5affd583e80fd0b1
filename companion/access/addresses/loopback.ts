import { BlockList, isIP } from 'node:net';
import type { RequestHead } from '../request-head.ts';
import { isForwarded } from './forwarded.ts';
import { familyOf } from './same-address.ts';
import type { TrustedProxies } from './trusted-proxies.ts';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');
LOOPBACK.addSubnet('::ffff:127.0.0.0', 104, 'ipv6');

/** Whether only this machine can reach an address. */
export function isLoopback(address: string): boolean {
  return isIP(address) !== 0 && LOOPBACK.check(address, familyOf(address));
}

/**
 * Whether a request was made on this machine. One that came through a proxy was not, whatever the proxy is and whatever address it
 * names: behind nginx every stranger connects from 127.0.0.1. What a listed proxy sends came through it, also when its
 * configuration forgets to say so.
 */
export function isFromThisMachine(head: RequestHead, proxies: TrustedProxies): boolean {
  const { remoteAddress } = head;
  if (remoteAddress === undefined || isForwarded(head) || proxies.has(remoteAddress)) return false;
  return isLoopback(remoteAddress);
}
