import { pageHints } from './spoken-later.ts';

/** The sentences for why a page, or what is selected in it, can't be read. */
export function describePageHint({ code, params }: { code: keyof typeof pageHints; params: object }): string {
  return (pageHints[code] as (params: object) => string)(params);
}
