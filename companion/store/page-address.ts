/** What sites and mail programs add to an address to follow people by; the page is the same without it. */
const TRACKING =
  /^(?:utm_.+|fbclid|gclid|gbraid|wbraid|dclid|gclsrc|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|_ga|_gl|_hsenc|_hsmi|vero_id|oly_(?:anon|enc)_id|ref_src|spm|scid)$/i;

/** Longer addresses carry state, and nobody comes back to them. */
const MOST_CHARS = 2_000;

/**
 * The address that a page is known by: without fragment, name and password, and without what only follows people. Empty for
 * what is no page of the web.
 */
export function toPageAddress(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || url.length > MOST_CHARS) return '';
  const { protocol, host, pathname, search } = parsed;
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !TRACKING.test(pair.split('=', 1)[0] ?? ''));
  return `${protocol}//${host}${pathname}${kept.length > 0 ? `?${kept.join('&')}` : ''}`;
}

/** The site of an address, as people name it: without port and `www.`. Empty for what is no page of the web. */
export function toSite(url: string): string {
  const address = toPageAddress(url);
  return address === '' ? '' : new URL(address).hostname.replace(/^www\./, '');
}
