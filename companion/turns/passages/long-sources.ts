import type { Exchange } from '../../prompts/prompt.ts';
import { isText, type Source } from '../../prompts/source.ts';

/** What a question is about: what goes along with it, else what went along with the latest one before it. */
export function findLongSources(sources: readonly Source[], history: readonly Exchange[]): readonly Source[] {
  if (sources.some(isText)) return sources;
  const before = history.findLast((exchange) => exchange.sources.some(isText));
  return [...(before?.sources ?? []), ...sources];
}
