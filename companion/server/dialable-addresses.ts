import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import { isUnspecified } from '../settings/dial-address.ts';

export type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/**
 * The addresses that another machine can dial when the companion listens on `address`: that one, or all that this machine
 * has on its networks. Link-local IPv6 needs a zone, which no browser takes.
 */
export function dialableAddresses(address: string, interfaces: Interfaces = networkInterfaces()): string[] {
  if (!isUnspecified(address)) return [address];
  const families = address === '::' ? ['IPv4', 'IPv6'] : ['IPv4'];
  return Object.values(interfaces)
    .flatMap((infos) => infos ?? [])
    .filter(({ internal, family, scopeid }) => !internal && families.includes(family) && !scopeid)
    .map((info) => info.address);
}
