import { isSameAddress } from './same-address.ts';

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/** Port that a `Host` without one means. */
const HTTP_PORT = 80;

/** Where a request came in, and what else the companion is called. */
export interface OurNames {
  /** Port that the companion listens on. */
  port: number;
  /** `name` (with our port or without one) or `name:port`, lower case. */
  allowHosts: readonly string[];
  /** The companion's end of the connection that the request came by. */
  localAddress: string | undefined;
}

/**
 * Whether a `Host` names this companion: by a loopback name, by a configured one, or by the very address that the request
 * came to. This is what keeps out a page whose own name was pointed at us (DNS rebinding): its browser sends the page's
 * name. An address is no name, so one of ours can only have been dialled.
 */
export function isOurHost(host: string, { port, allowHosts, localAddress }: OurNames): boolean {
  const value = host.toLowerCase();
  const withPort = (name: string): string => `${name}:${port}`;
  if (LOOPBACK_NAMES.some((name) => value === withPort(name) || (port === HTTP_PORT && value === name))) return true;
  if (allowHosts.some((allowed) => value === allowed || (!hasPort(allowed) && value === withPort(allowed))))
    return true;
  const dialled = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(value);
  const address = dialled?.[1] ?? dialled?.[2] ?? '';
  return Number(dialled?.[3] ?? HTTP_PORT) === port && isSameAddress(address, localAddress ?? '');
}

function hasPort(host: string): boolean {
  return /:\d+$/.test(host) && !host.endsWith(']');
}
