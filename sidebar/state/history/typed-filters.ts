import type { ChatFilter } from '../../../protocol/chat-filter.ts';
import { LIMITS } from '../../../protocol/limits.ts';

/** What is typed into the search, told apart. */
export interface Typed {
  words: string;
  filter: ChatFilter;
}

/** The names in English, which work in every language beside its own. */
const NAMES = ['model', 'site', 'tag', 'before', 'after', 'is'] as const;
type Name = (typeof NAMES)[number];

/** The same names in the reader's language, and its word for `archived`. */
export type FilterNames = Readonly<Record<Name | 'archived', string>>;

let readOwn = (): FilterNames | undefined => undefined;

/** Has filters also typed by the names that `own` says by then. */
export function nameFilters(own: () => FilterNames): void {
  readOwn = own;
}

/** The filters among what was typed, and the other words. What is no date, say, is a word like others. */
export function parseTyped(text: string): Typed {
  return take(text, '(?=\\s|$)');
}

/** The same of those filters that something was typed behind: they will not become longer. */
export function takeWhole(text: string): Typed {
  return take(text, '(?=\\s)');
}

/** What is true of both; of what can be said once, the second says it. */
export function joinFilters(first: ChatFilter, second: ChatFilter): ChatFilter {
  const tags = [...new Set([...(first.tags ?? []), ...(second.tags ?? [])])].slice(0, LIMITS.chatTags);
  return { ...first, ...second, ...(tags.length > 0 && { tags }) };
}

export function isFiltering(filter: ChatFilter): boolean {
  return Object.values(filter).some((value) => (Array.isArray(value) ? value.length > 0 : value !== undefined));
}

/** `model:qwen`, `site:example.org`, `tag:"to read"`, `before:2026-10-01`, `after:2026-09`, `is:archived`. */
function take(text: string, end: string): Typed {
  const own = readOwn();
  const names = new Map<string, Name>(
    NAMES.flatMap((name) => [[own?.[name] ?? name, name] as const, [name, name] as const]),
  );
  // Input methods of Chinese and Japanese type a wide colon.
  const pattern = new RegExp(`(?<=^|\\s)(${[...names.keys()].join('|')})[:：](?:"([^"]*)"|([^\\s"]\\S*))${end}`, 'giu');
  let filter: ChatFilter = {};
  const words = text.replace(pattern, (token: string, name: string, quoted?: string, plain?: string) => {
    const read = readFilter(names.get(name.toLowerCase()), (quoted ?? plain ?? '').trim());
    if (read === undefined) return token;
    filter = joinFilters(filter, read);
    return '';
  });
  return { words: isFiltering(filter) ? words.replace(/\s+/gu, ' ').trimStart() : words, filter };
}

function readFilter(name: Name | undefined, value: string): ChatFilter | undefined {
  if (value === '') return undefined;
  const short = value.slice(0, LIMITS.queryChars);
  switch (name) {
    case 'model':
      return { model: short };
    case 'site':
      return { site: short };
    case 'tag':
      return { tags: [value.slice(0, LIMITS.tagChars).trim()] };
    case 'is':
      return ['archived', readOwn()?.archived ?? ''].includes(value.toLowerCase()) ? { archived: true } : undefined;
    default: {
      const day = startOf(value);
      if (day === undefined) return undefined;
      return name === 'before' ? { until: day } : { since: day };
    }
  }
}

/** The first moment here of a day, a month or a year such as 2026-10-01, 2026-10 and 2026; undefined when there is none. */
export function startOf(date: string): number | undefined {
  const [, year = '', month = '1', day = '1'] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(date) ?? [];
  const start = new Date(Number(year), Number(month) - 1, Number(day));
  const isReal = start.getMonth() === Number(month) - 1 && start.getDate() === Number(day) && start.getTime() >= 0;
  return year !== '' && isReal ? start.getTime() : undefined;
}
