/** A page's address without what leads to a place in it. */
export function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '');
}
