import type { WxtBrowser } from 'wxt/browser';
import { ALL_SITES, siteOf } from '../pages/site-access.ts';
import type { ButtonSettings } from './button-settings.ts';

/** The name of the site that a person means by an address or a bare name; undefined when it is none. */
export function parseSite(typed: string): string | undefined {
  const trimmed = typed.trim();
  if (trimmed === '' || /\s/.test(trimmed)) return undefined;
  const site = siteOf(/^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`)?.name;
  // A star would be more than one site.
  return site?.includes('*') ? undefined : site;
}

/** What the browser is asked for, and tells us: a site at all of its ports, encrypted or not. */
export function patternsOf(site: string): string[] {
  return [`http://${site}/*`, `https://${site}/*`];
}

/** By what the browser is to let us in, each with the site that it stands for; `''` for all sites. */
export function wantedSites({ where, sites }: ButtonSettings): { site: string; patterns: string[] }[] {
  if (where === 'everywhere') return [{ site: '', patterns: ALL_SITES }];
  return where === 'sites' ? sites.map((site) => ({ site, patterns: patternsOf(site) })) : [];
}

/** The same, each with whether the browser lets us in. */
export function findSites(browser: WxtBrowser, settings: ButtonSettings) {
  return Promise.all(
    wantedSites(settings).map(async (wanted) => ({ ...wanted, isOpen: await isAllowed(browser, wanted.patterns) })),
  );
}

/** Whether the browser lets us in; what it can't have a permission for, it does not. */
export function isAllowed(browser: WxtBrowser, patterns: string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: patterns }).catch(() => false);
}

/** Whether buttons appear on a page. */
export function isOnAt({ where, sites }: ButtonSettings, url: string): boolean {
  const site = siteOf(url)?.name;
  return site !== undefined && (where === 'everywhere' || (where === 'sites' && sites.includes(site)));
}
