import { bracket, isUnspecified } from '../settings/dial-address.ts';
import { dialableAddresses, type Interfaces } from './dialable-addresses.ts';

/**
 * The origins at which the companion's own page is reached, those that other machines can dial first.
 *
 * @param address that the companion listens on
 * @param names that a proxy with TLS in front of it is called by
 */
export function pageOrigins(
  address: string,
  port: number,
  names: readonly string[],
  interfaces?: Interfaces,
): string[] {
  const hosts = [...dialableAddresses(address, interfaces), ...(isUnspecified(address) ? ['127.0.0.1'] : [])];
  return [...names.map((name) => `https://${name}`), ...hosts.map((host) => `http://${bracket(host)}:${port}`)];
}
