import { bracket, isUnspecified } from '../settings/dial-address.ts';
import type { Settings } from '../settings/settings.ts';
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

/** Names that are given beside a proxy are those of the proxy, which has TLS. */
export function proxiedNames({
  trustProxies,
  allowHosts,
}: Pick<Settings, 'trustProxies' | 'allowHosts'>): readonly string[] {
  return trustProxies.length > 0 ? allowHosts : [];
}
