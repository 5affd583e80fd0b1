import { once } from './once.ts';

const lists = once(() => new Intl.ListFormat('en'));

/** For example `the extension, the page, and the companion`. */
export function list(items: readonly string[]): string {
  return lists().format(items);
}
