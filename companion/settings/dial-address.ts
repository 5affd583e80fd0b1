import { isIPv6 } from 'node:net';

/** `host:port` as a client of this machine dials a companion that listens on `host`. */
export function dialAddress(host: string, port: number): string {
  return `${isUnspecified(host) || host === 'localhost' ? '127.0.0.1' : bracket(host)}:${port}`;
}

/** Means every address of the machine, and so is no name of one. */
export function isUnspecified(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** An address as it stands in a URL or a `Host`. */
export function bracket(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}
