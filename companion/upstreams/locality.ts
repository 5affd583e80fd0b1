import { BlockList, isIP } from 'node:net';

/** How far away a server is. Servers share the questions to a model only within one of these. */
export type Locality = 'machine' | 'network' | 'internet';

const NETWORKS = new BlockList();
for (const [network, prefix] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  // Carriers' shared space, which private overlays such as Tailscale hand out.
  ['100.64.0.0', 10],
] as const) {
  NETWORKS.addSubnet(network, prefix, 'ipv4');
}
NETWORKS.addSubnet('fc00::', 7, 'ipv6');
NETWORKS.addSubnet('fe80::', 10, 'ipv6');

const MACHINE = new BlockList();
MACHINE.addSubnet('127.0.0.0', 8, 'ipv4');
MACHINE.addAddress('::1', 'ipv6');

/** @param hostname of a URL, with or without brackets. What a name stands for is not looked up: its form has to do. */
export function localityOf(hostname: string): Locality {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const version = isIP(host);
  if (version !== 0) {
    const family = version === 4 ? 'ipv4' : 'ipv6';
    if (MACHINE.check(host, family)) return 'machine';
    return NETWORKS.check(host, family) ? 'network' : 'internet';
  }
  if (host === 'localhost' || host.endsWith('.localhost')) return 'machine';
  return !host.includes('.') || /\.(local|lan|home|internal|home\.arpa)$/.test(host) ? 'network' : 'internet';
}
