import { isSameAddress } from './same-address.ts';

/** What a browser takes `localhost` for. */
const LOCALHOST = ['127.0.0.1', '::1'];

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
 * Whether a `Host` names this companion: by a configured name, by the very address that the request came to, or as
 * `localhost` when that is this machine's own. This is what keeps out a page whose own name was pointed at us (DNS
 * rebinding): its browser sends the page's name. An address is no name, so one of ours can only have been dialled.
 *
 * Keys are proved over the Host. Suppose we listen on another address, and another user's program listens on 127.0.0.1. If we
 * accepted 127.0.0.1 as our name there, that program could pass everything on to us, and each side would take it for the other.
 */
export function isOurHost(host: string, { port, allowHosts, localAddress = '' }: OurNames): boolean {
  const value = host.toLowerCase();
  if (allowHosts.some((allowed) => value === allowed || (!hasPort(allowed) && value === `${allowed}:${port}`))) {
    return true;
  }
  const [, bracketed, plain = '', dialledPort = HTTP_PORT] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(value) ?? [];
  if (Number(dialledPort) !== port) return false;
  const meant = plain === 'localhost' ? LOCALHOST : [bracketed ?? plain];
  return meant.some((address) => isSameAddress(address, localAddress));
}

function hasPort(host: string): boolean {
  return /:\d+$/.test(host);
}
