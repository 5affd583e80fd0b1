import { BlockList, isIP, isIPv6 } from 'node:net';

/** Whether two texts are one IP address, however each is written (`::ffff:10.0.0.1` is `10.0.0.1`). */
export function isSameAddress(one: string, other: string): boolean {
  if (isIP(one) === 0 || isIP(other) === 0) return false;
  const list = new BlockList();
  list.addAddress(one, familyOf(one));
  return list.check(other, familyOf(other));
}

export function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}
