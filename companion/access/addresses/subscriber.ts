import { isIPv6 } from 'node:net';

/** Hextets of an IPv6 address that name a network; within it a machine may take as many addresses as it likes. */
const NETWORK_HEXTETS = 4;

/**
 * The unit in which shares are counted: an IPv4 address itself, or the network (the first 64 bits) of an IPv6 address. So
 * nobody gets a share for each of many addresses.
 */
export function subscriberOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  // `::` stands for as many zeros as are missing. An IPv4 address at the end takes the room of two hextets.
  const named = before.length + after.length + (address.includes('.') ? 1 : 0);
  const zeros = tail === undefined ? 0 : 8 - named;
  const hextets = [...before, ...Array<string>(zeros).fill('0'), ...after].slice(0, NETWORK_HEXTETS);
  return `${hextets.map((hextet) => Number.parseInt(hextet, 16).toString(16)).join(':')}::/64`;
}
