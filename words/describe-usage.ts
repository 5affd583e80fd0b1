import type { Usage } from '../protocol/turn-events.ts';
import { number } from './number.ts';
import { oneDigit } from './one-digit.ts';

/** For example `212 tokens · 41.3 tokens/s`. */
export function describeUsage(usage: Usage): string {
  const tokens = usage.answerTokens === 1 ? '1 token' : `${number(usage.answerTokens)} tokens`;
  return usage.tokensPerSecond > 0 ? `${tokens} · ${oneDigit(usage.tokensPerSecond)} tokens/s` : tokens;
}
