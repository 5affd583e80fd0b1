import type { WxtBrowser } from 'wxt/browser';

/** The manifest's optional host permissions: nothing wider may be asked for. */
export const ALL_SITES = ['http://*/*', 'https://*/*'];

/** A site as the person knows it and as the browser wants it written; undefined for what no permission opens. */
export function siteOf(url: string): { name: string; pattern: string } | undefined {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'http:' && parsed?.protocol !== 'https:') return undefined;
  // Patterns know no ports: one for a host means all of its ports.
  return { name: parsed.hostname, pattern: `${parsed.protocol}//${parsed.hostname}/*` };
}

/**
 * Asks the browser for sites, and resolves with whether it lets us in. Must be called first thing in a click's or a key's
 * handler: any wait before it costs the gesture its power to ask.
 */
export function requestSites(browser: Pick<WxtBrowser, 'permissions'>, origins: string[]): Promise<boolean> {
  // Chrome rejects what it can't ask for, which opens nothing either.
  return browser.permissions.request({ origins }).catch(() => false);
}

/** Whether a site is open to us for good, and not only by a passing gesture. */
export function hasLastingAccess(browser: WxtBrowser, pattern: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [pattern] });
}
