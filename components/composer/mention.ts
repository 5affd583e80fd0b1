/** What is typed behind a mark, and where the mark is. */
export interface Typed {
  start: number;
  query: string;
}

/** What is typed behind an `@` or a `/`, in a text before the caret; undefined when the caret is at none. */
export function findMention(before: string, mark: '@' | '/' = '@'): Typed | undefined {
  const found = (mark === '@' ? /(?:^|\s)@([^\s@]{0,40})$/u : /(?:^|\s)\/([^\s/]{0,40})$/u).exec(before);
  if (!found) return undefined;
  const query = found[1] ?? '';
  return { start: before.length - query.length - 1, query };
}

/** Those whose title or address has all of what is typed. */
export function filterTabs<T extends { title: string; url: string }>(tabs: readonly T[], query: string): T[] {
  const wanted = query.toLocaleLowerCase();
  return tabs.filter(({ title, url }) => `${title}\n${url}`.toLocaleLowerCase().includes(wanted));
}
