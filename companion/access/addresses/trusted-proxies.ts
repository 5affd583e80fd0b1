import { BlockList, isIP, isIPv6 } from 'node:net';
import { familyOf } from './same-address.ts';

/** The proxies whose word counts about where a request came from. */
export interface TrustedProxies {
  has(address: string): boolean;
}

/** @param ranges each an IP address or a CIDR range, as {@link isAddressRange} knows them */
export function createTrustedProxies(ranges: readonly string[]): TrustedProxies {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    if (prefix === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return { has: (address) => isIP(address) !== 0 && list.check(address, familyOf(address)) };
}

/** An IP address without a zone, or one with a prefix length: `10.0.0.0/8`, `fd00::/8`. */
export function isAddressRange(text: string): boolean {
  const match = /^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text);
  if (!match?.[1] || isIP(match[1]) === 0) return false;
  return Number(match[2] ?? 0) <= (isIPv6(match[1]) ? 128 : 32);
}
