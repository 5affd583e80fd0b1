import type { NetworkInterfaceInfo } from 'node:os';

function info(address: string, rest: Partial<NetworkInterfaceInfo> = {}): NetworkInterfaceInfo {
  const family = address.includes(':') ? 'IPv6' : 'IPv4';
  const common = { address, netmask: '', mac: '', internal: false, cidr: null, family, scopeid: 0 };
  return { ...common, ...rest } as NetworkInterfaceInfo;
}

/** A machine on two networks. */
export const INTERFACES = {
  lo: [info('127.0.0.1', { internal: true }), info('::1', { internal: true })],
  eth0: [info('192.168.1.5'), info('fd00::5'), info('fe80::5', { scopeid: 2 } as Partial<NetworkInterfaceInfo>)],
  wlan0: [info('10.0.0.5')],
};
