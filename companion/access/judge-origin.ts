import type { RequestHead } from './request-head.ts';

/** Who sent a request, as far as its headers tell. */
export type Sender =
  /** A page or extension whose origin is listed. */
  | { kind: 'listed'; origin: string }
  /** A program, or a person who typed the address. It may read nothing without a key. */
  | { kind: 'no-origin' }
  /** A page or extension that is not listed. */
  | { kind: 'refused'; reason: string };

/**
 * Browsers send Origin with every WebSocket and with what scripts read, but not with navigation and images: there
 * Sec-Fetch-Site tells. A program sends neither.
 *
 * @param isUpgrade a browser's WebSocket always has an Origin, so one that has only Sec-Fetch-Site is made up
 */
export function judgeOrigin(head: RequestHead, listed: ReadonlySet<string>, isUpgrade: boolean): Sender {
  const origins = head.headers.get('origin') ?? [];
  if (origins.length > 1) return { kind: 'refused', reason: 'more than one Origin' };
  const [origin] = origins;
  // `null` is a sandboxed frame or a file of anybody's.
  if (origin === 'null') return { kind: 'refused', reason: 'Origin is null' };
  if (origin !== undefined) {
    return listed.has(origin) ? { kind: 'listed', origin } : { kind: 'refused', reason: 'Origin is not listed' };
  }
  const sites = head.headers.get('sec-fetch-site');
  if (!sites) return { kind: 'no-origin' };
  const isOwnNavigation = !isUpgrade && sites.length === 1 && (sites[0] === 'none' || sites[0] === 'same-origin');
  return isOwnNavigation ? { kind: 'no-origin' } : { kind: 'refused', reason: 'Sec-Fetch-Site is foreign' };
}
