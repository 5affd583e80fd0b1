import { estimateTokens } from '../../protocol/estimate-tokens.ts';
import type { UpstreamError } from '../upstreams/upstream.ts';

/** Of the context, for the answer: so many tokens, or where it is small this share of it. */
const ANSWER_TOKENS = 1024;
const ANSWER_SHARE = 0.25;
/** A text may take more tokens than one like it. */
const MARGIN = 0.95;
/** By estimate. A context that is too small for this is hopeless. */
const MIN_PART_TOKENS = 100;

/**
 * How long the parts of a text may be, by {@link estimateTokens}, after the model refused all of it for length. What the
 * server counted corrects the estimate; a server that counts nothing leaves half of what it refused.
 *
 * @param frame all that a request says beside the part
 */
export function partTokens(text: string, frame: string, overflow: UpstreamError['overflow']): number {
  const estimated = estimateTokens(text);
  if (overflow === undefined || overflow.promptTokens <= 0 || estimated === 0) {
    return Math.max(MIN_PART_TOKENS, estimated / 2);
  }
  const { promptTokens, contextTokens } = overflow;
  const correction = promptTokens / estimated;
  // The frame is our own English, for which the estimate is right.
  const room = contextTokens - answerTokens(contextTokens) - estimateTokens(frame);
  // Always less than what was refused, whatever the server says.
  const fits = Math.min((room * MARGIN) / correction, estimated * 0.9);
  return Math.max(MIN_PART_TOKENS, fits);
}

/** Of a context, what is left for the answer. */
export function answerTokens(contextTokens: number): number {
  return Math.min(ANSWER_TOKENS, contextTokens * ANSWER_SHARE);
}
