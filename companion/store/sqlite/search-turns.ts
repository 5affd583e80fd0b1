import type { SearchHit } from '../../../protocol/conversation-requests.ts';
import { parseTerms } from './operations/search-query.ts';
import { bestSnippet } from './operations/snippets.ts';
import type { WorkerClient } from './worker/worker-client.ts';

/** Finds what is searched for, and then its snippets a few at a time: a question does not wait for two hundred of them. */
export async function searchTurns(
  worker: Pick<WorkerClient, 'call'>,
  query: string,
  limit: number | undefined,
): Promise<SearchHit[]> {
  const found = await worker.call('findHits', query, limit);
  const terms = parseTerms(query);
  const rows = found.flatMap(({ row }) => row ?? []);
  const snippets = new Map<number, SearchHit['snippet'] | null>();
  while (snippets.size < rows.length) {
    const rest = rows.slice(snippets.size);
    const read = await worker.call('snippetsOf', query, rest);
    for (const [place, snippet] of read.entries()) snippets.set(rest[place] ?? 0, snippet);
  }
  return found.flatMap(({ row, ...hit }) => {
    const snippet = row === null ? bestSnippet([hit.title], terms) : snippets.get(row);
    // It was dropped meanwhile.
    return snippet ? [{ ...hit, snippet }] : [];
  });
}
