import type { RequestHead } from './request-head.ts';

/** The sender of a request, as far as its headers tell. */
export type Sender =
  /** A page or extension whose origin is listed. */
  | { kind: 'listed'; origin: string }
  /** An extension that is not listed, or the page that the companion serves itself: it may pair, and show a key. */
  | { kind: 'pairable'; origin: string }
  /** Any other page. */
  | { kind: 'unlisted'; origin: string }
  /** A program, or a person who typed the address. It may read nothing without a key. */
  | { kind: 'no-origin'; origin: undefined }
  /** Headers that none of our own programs sends. */
  | { kind: 'refused'; reason: string };

/** Browsers write these for an extension's own pages alone, with an id of letters, digits and dashes. */
const EXTENSION_ORIGIN = /^(?:chrome|moz|safari-web)-extension:\/\/[a-z\d-]{1,64}$/i;

/**
 * Browsers send Origin with every WebSocket and with what scripts read, but not with navigation and images: there
 * Sec-Fetch-Site tells. A program sends neither.
 *
 * @param host the request's only Host, which is ours
 * @param isUpgrade a browser's WebSocket always has an Origin, so one that has only Sec-Fetch-Site is made up
 */
export function judgeOrigin(
  head: RequestHead,
  { host, listed, isUpgrade }: { host: string; listed: ReadonlySet<string>; isUpgrade: boolean },
): Sender {
  const origins = head.headers.get('origin') ?? [];
  if (origins.length > 1) return { kind: 'refused', reason: 'more than one Origin' };
  const [origin] = origins;
  // `null` is a sandboxed frame or a file of anybody's.
  if (origin === 'null') return { kind: 'refused', reason: 'Origin is null' };
  if (origin !== undefined) {
    // Before the list: the page that we serve is never a guest.
    if (isOwnPage(origin, host)) return { kind: 'pairable', origin };
    if (listed.has(origin)) return { kind: 'listed', origin };
    return { kind: EXTENSION_ORIGIN.test(origin) ? 'pairable' : 'unlisted', origin };
  }
  const sites = head.headers.get('sec-fetch-site');
  if (!sites) return { kind: 'no-origin', origin };
  const isOwnNavigation = !isUpgrade && sites.length === 1 && (sites[0] === 'none' || sites[0] === 'same-origin');
  return isOwnNavigation ? { kind: 'no-origin', origin } : { kind: 'refused', reason: 'Sec-Fetch-Site is foreign' };
}

/** Whether a page came from where the request goes to. A proxy with TLS in front leaves the Host as it was. */
function isOwnPage(origin: string, host: string): boolean {
  return origin === `http://${host.toLowerCase()}` || origin === `https://${host.toLowerCase()}`;
}
