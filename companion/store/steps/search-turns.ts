import type { ChatFilter } from '../../../protocol/chat-filter.ts';
import type { SearchHit } from '../../../protocol/conversation-requests.ts';
import { clampLimit } from '../rows/cursors.ts';
import { parseTerms } from '../rows/search-query.ts';
import { bestSnippet } from '../rows/snippets.ts';
import type { FoundHit, FoundStep, OperationCalls, SearchPlace } from './operations.ts';

/** Finds what is searched for, and then its snippets a few at a time: a question does not wait for two hundred of them. */
export async function searchTurns(
  calls: OperationCalls,
  query: string,
  limit: number | undefined,
  filter: ChatFilter = {},
): Promise<SearchHit[]> {
  const found = isEmpty(filter)
    ? await calls.call('findHits', query, limit)
    : await findFiltered(calls, query, filter, clampLimit(limit));
  const terms = parseTerms(query);
  const rows = found.flatMap(({ row }) => row ?? []);
  const snippets = new Map<number, SearchHit['snippet'] | null>();
  while (snippets.size < rows.length) {
    const rest = rows.slice(snippets.size);
    const read = await calls.call('snippetsOf', query, rest);
    for (const [place, snippet] of read.entries()) snippets.set(rest[place] ?? 0, snippet);
  }
  return found.flatMap(({ row, ...hit }) => {
    const snippet = row === null ? bestSnippet([hit.title], terms) : snippets.get(row);
    // It was dropped meanwhile.
    return snippet ? [{ ...hit, snippet }] : [];
  });
}

/** The conversations that words stand in, or all that a filter is true of: at most so many, the last used first. */
export async function findMatching(
  calls: OperationCalls,
  query: string,
  filter: ChatFilter,
  limit: number,
): Promise<string[]> {
  const found = new Set<string>();
  if (parseTerms(query).length > 0) {
    const hits = await calls.call('findTitles', query, filter, limit);
    for (const { conversation } of hits) found.add(conversation);
    for await (const step of stepsOf(calls, query, filter)) {
      hits.push(...step);
      for (const { conversation } of step) found.add(conversation);
      if (found.size >= limit) break;
    }
    const latest = hits.sort((a, b) => b.at - a.at).map(({ conversation }) => conversation);
    return [...new Set(latest)].slice(0, limit);
  }
  for (let before: string | undefined; found.size < limit; ) {
    const { items, next } = await calls.call('list', { before, filter, limit: clampLimit(limit - found.size) });
    for (const { conversation } of items) found.add(conversation);
    if (next === null) break;
    before = next;
  }
  return [...found];
}

async function findFiltered(
  calls: OperationCalls,
  query: string,
  filter: ChatFilter,
  limit: number,
): Promise<FoundHit[]> {
  const chats = await calls.call('fewChats', filter);
  if (chats) return calls.call('findWithin', query, chats, filter, limit);
  const hits = await calls.call('findTitles', query, filter, limit);
  let turns = 0;
  for await (const step of stepsOf(calls, query, filter, limit)) {
    hits.push(...step);
    turns += step.length;
    if (turns >= limit) break;
  }
  return hits.sort((a, b) => b.at - a.at).slice(0, limit);
}

async function* stepsOf(
  calls: OperationCalls,
  query: string,
  filter: ChatFilter,
  limit = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<FoundHit[]> {
  for (let before: SearchPlace | null = null; ; ) {
    const { hits, next }: FoundStep = await calls.call('findTurns', query, filter, before, limit);
    yield hits;
    if (next === null) return;
    before = next;
  }
}

function isEmpty(filter: ChatFilter): boolean {
  return Object.values(filter).every((value) => value === undefined);
}
