import { estimateTokens } from '../../../protocol/estimate-tokens.ts';
import type { Exchange } from '../../prompts/prompt.ts';
import { isText, type Source } from '../../prompts/source.ts';
import type { UpstreamError } from '../../upstreams/upstream.ts';

/** Of the context: sources that take more leave no room for an answer. */
const MOST_OF_CONTEXT = 0.6;

/** What a question is about: what goes along with it, else what went along with the latest one before it. */
export function findLongSources(sources: readonly Source[], history: readonly Exchange[]): readonly Source[] {
  if (sources.some(isText)) return sources;
  const before = history.findLast((exchange) => exchange.sources.some(isText));
  return [...(before?.sources ?? []), ...sources];
}

/** Whether the sources by themselves are too long for the model that refused a question with them. */
export function isTooLong(sources: readonly Source[], overflow: UpstreamError['overflow'], areAlone: boolean): boolean {
  if (!sources.some(isText)) return false;
  if (areAlone) return true;
  const tokens = sources.filter(isText).reduce((sum, { text }) => sum + estimateTokens(text), 0);
  return overflow !== undefined && tokens > overflow.contextTokens * MOST_OF_CONTEXT;
}
