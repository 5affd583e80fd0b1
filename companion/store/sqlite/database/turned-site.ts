/** The site of an address or of what a person types for one, its labels turned round: `docs.example.org` is `org.example.docs.`. */
import { toSite } from '../../page-address.ts';

export function turnSite(site: string): string {
  const host = toSite(site.includes('://') ? site : `http://${site}`);
  return host === '' ? '' : turnLabels(host);
}

/** As it was before it was turned. */
export function turnBack(turned: string): string {
  return turned.split('.').filter(Boolean).reverse().join('.');
}

/** Those of an address of numbers stay as they are: nothing is below one. */
function turnLabels(host: string): string {
  const labels = host.replace(/\.$/, '').split('.');
  return `${labels.reverse().join('.')}.`;
}
