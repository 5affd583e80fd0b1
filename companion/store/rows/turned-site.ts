import { toSite } from '../page-address.ts';

/** The site of an address or of what a person types for one, its labels turned round: `docs.example.org` is `org.example.docs.`. */
export function turnSite(site: string): string {
  const host = toSite(site.includes('://') ? site : `http://${site}`);
  return host === '' ? '' : `${host.replace(/\.$/, '').split('.').reverse().join('.')}.`;
}

/** As it was before it was turned. */
export function turnBack(turned: string): string {
  return turned.split('.').filter(Boolean).reverse().join('.');
}
