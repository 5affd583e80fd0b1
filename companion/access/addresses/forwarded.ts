import { isIP, isIPv4 } from 'node:net';
import type { RequestHead } from '../request-head.ts';
import type { TrustedProxies } from './trusted-proxies.ts';

/** Besides `X-Forwarded-*`, what proxies add to what they pass on. */
const PROXY_HEADERS = ['forwarded', 'via', 'x-real-ip'];

/** Whether a request says that it came through a proxy. Any caller can say so; one that does is not taken for this machine. */
export function isForwarded({ headers }: RequestHead): boolean {
  for (const name of headers.keys()) if (PROXY_HEADERS.includes(name) || name.startsWith('x-forwarded')) return true;
  return false;
}

/**
 * The address that a request came from: its peer's, unless that is a listed proxy. Then it is what the proxy says, read
 * from the nearest hop on up to the first address that is no listed proxy itself; everything beyond that is the caller's
 * own word. A hop that can't be read hides what is behind it. Undefined when the peer is gone already.
 */
export function callerAddress(head: RequestHead, proxies: TrustedProxies): string | undefined {
  let address = head.remoteAddress;
  if (address === undefined || !proxies.has(address)) return address;
  for (const hop of hopsFromNearest(head)) {
    if (hop === undefined) return address;
    address = hop;
    if (!proxies.has(address)) return address;
  }
  return address;
}

/** Undefined stands for a hop that can't be read. */
function* hopsFromNearest({ headers }: RequestHead): Generator<string | undefined> {
  const standard = headers.get('forwarded') ?? [];
  const common = headers.get('x-forwarded-for') ?? [];
  // A proxy writes one of the two headers, and may let the other through as it came. They can't be told apart.
  if (standard.length > 0 && common.length > 0) return;
  for (const line of common.toReversed()) for (const hop of line.split(',').reverse()) yield parseHop(hop.trim());
  for (const line of standard.toReversed()) yield* parseForwarded(line).reverse();
}

const TOKEN = "[\\w!#$%&'*+.^`|~-]+";
const PAIR = new RegExp(`\\s*(${TOKEN})=(?:(${TOKEN})|"((?:[^"\\\\]|\\\\.)*)")\\s*([;,]|$)`, 'y');

/**
 * The `for` of each element of one line (RFC 7239), as written. A line with any fault is one hop that can't be read: a
 * quote that a caller left open would otherwise swallow what the proxy appended.
 */
function parseForwarded(line: string): (string | undefined)[] {
  const hops: (string | undefined)[] = [];
  let named: (string | undefined)[] = [];
  PAIR.lastIndex = 0;
  for (let end: string | undefined; end !== ''; ) {
    const match = PAIR.exec(line);
    if (!match) return [undefined];
    const [, name = '', token, quoted] = match;
    end = match[4] ?? '';
    if (name.toLowerCase() === 'for') named.push(parseHop(token ?? quoted ?? ''));
    if (end === ';') continue;
    hops.push(named.length === 1 ? named[0] : undefined);
    named = [];
  }
  return hops;
}

/** An address as proxies write it, with or without a port. Names, `unknown` and zones (which mean nothing here) are none. */
function parseHop(text: string): string | undefined {
  const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text)?.[1];
  const withPort = /^([\d.]+):\d{1,5}$/.exec(text)?.[1];
  const address = bracketed ?? withPort ?? text;
  if (isIP(address) === 0 || address.includes('%')) return undefined;
  return bracketed !== undefined && isIPv4(address) ? undefined : address;
}
