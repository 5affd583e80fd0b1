import type { Usage } from '../protocol/turn-events.ts';
import { oneDigit } from './one-digit.ts';
import { words } from './spoken.ts';

/** For example `212 tokens · 41.3 tokens/s`. */
export function describeUsage({ answerTokens, tokensPerSecond }: Usage): string {
  const tokens = words.tokens(answerTokens);
  return tokensPerSecond > 0 ? `${tokens} · ${words.tokensPerSecond(oneDigit(tokensPerSecond))}` : tokens;
}
