import type { Exchange } from '../prompts/prompt.ts';
import type { UpstreamError } from '../upstreams/upstream.ts';

/** Of the context, for what is asked; the rest is for the answer. */
const PROMPT_SHARE = 0.75;

/**
 * How many of the newest exchanges to ask with after the model refused all of them for length; always fewer. By what the
 * upstream said of this prompt: how many characters it counts as a token, and how many tokens it takes.
 */
export function countThatFit(
  exchanges: readonly Exchange[],
  prompt: Pick<Exchange, 'question' | 'sources'>,
  overflow: UpstreamError['overflow'],
): number {
  const asked = toChars({ ...prompt, answer: '' });
  const chars = exchanges.reduce((sum, exchange) => sum + toChars(exchange), asked);
  const share = overflow && overflow.promptTokens > 0 ? overflow.contextTokens / overflow.promptTokens : 1;
  let room = chars * Math.min(share * PROMPT_SHARE, PROMPT_SHARE) - asked;
  let count = 0;
  for (const exchange of exchanges.slice(1).reverse()) {
    room -= toChars(exchange);
    if (room < 0) break;
    count += 1;
  }
  return count;
}

function toChars({ question, sources, answer }: Exchange): number {
  return sources.reduce((sum, { text }) => sum + text.length, question.length + answer.length);
}
