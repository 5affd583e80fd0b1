import { DEFAULT_PORT } from '../../protocol/version.ts';

/** Where a companion is dialled. */
export interface Address {
  /** As `URL.host` writes it, without the port where it is the scheme's own: exactly what the browser sends as Host. */
  address: string;
  /** Behind TLS: `wss:` and `https:`. */
  secure: boolean;
}

const SECURE: Record<string, boolean> = { 'http:': false, 'ws:': false, 'https:': true, 'wss:': true };

/**
 * Where a person means by `typed`: `host`, `host:port`, or the address of the companion's page, whose path and fragment
 * are left out. A bare host means the companion's own port. Undefined when it is no address.
 */
export function parseAddress(typed: string): Address | undefined {
  const trimmed = typed.trim();
  // Browsers differ: Chromium makes %20 of a space in a host, and dials that.
  if (/\s/.test(trimmed)) return undefined;
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed);
  const url = URL.parse(hasScheme ? trimmed : `http://${trimmed}`);
  const secure = url ? SECURE[url.protocol] : undefined;
  if (!url || secure === undefined || url.host === '' || url.username !== '' || url.password !== '') return undefined;
  // An address without a scheme means Aside's port, not the web's, unless it names one.
  const isBare = !hasScheme && url.port === '' && !/:80(?:\/|$)/.test(trimmed);
  return { address: isBare ? `${url.host}:${DEFAULT_PORT}` : url.host, secure };
}

/** How an address is shown and typed: with a scheme only where that says something. */
export function formatAddress({ address, secure }: Address): string {
  if (secure) return `https://${address}`;
  return hasPort(address) ? address : `http://${address}`;
}

/** Whether it is this machine: nobody on the way can read along. */
export function isLoopback({ address }: Pick<Address, 'address'>): boolean {
  return /^(?:127(?:\.\d+){3}|localhost|\[::1\])(?::\d+)?$/.test(address);
}

function hasPort(address: string): boolean {
  return /:\d+$/.test(address);
}
