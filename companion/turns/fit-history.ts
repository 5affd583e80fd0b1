import type { UpstreamError } from '../upstreams/upstream.ts';

/** Of the context, for what is asked; the rest is for the answer. */
const PROMPT_SHARE = 0.75;

/**
 * How many of the newest exchanges to ask with when all of them are too long; always fewer. By what is known of this prompt:
 * how many tokens it takes, and how many fit.
 *
 * @param exchanges the size of each, the oldest first, in the same measure as `asked`
 * @param asked of the question itself
 */
export function countThatFit(exchanges: readonly number[], asked: number, overflow: UpstreamError['overflow']): number {
  const all = exchanges.reduce((sum, size) => sum + size, asked);
  const share = overflow && overflow.promptTokens > 0 ? overflow.contextTokens / overflow.promptTokens : 1;
  let room = all * Math.min(share * PROMPT_SHARE, PROMPT_SHARE) - asked;
  let count = 0;
  for (const size of exchanges.slice(1).reverse()) {
    room -= size;
    if (room < 0) break;
    count += 1;
  }
  return count;
}
