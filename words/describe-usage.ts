import type { Usage } from '../protocol/turn-events.ts';
import { words } from './english/panel.ts';
import { oneDigit } from './one-digit.ts';

/** For example `212 tokens · 41.3 tokens/s`. */
export function describeUsage({ answerTokens, tokensPerSecond }: Usage): string {
  const tokens = words.tokens(answerTokens);
  return tokensPerSecond > 0 ? `${tokens} · ${words.tokensPerSecond(oneDigit(tokensPerSecond))}` : tokens;
}

/** How full the context was once the answer was written: a share from 0 to 1. Undefined while that is not known. */
export function contextShare({ promptTokens, answerTokens, contextTokens = 0 }: Usage): number | undefined {
  if (contextTokens <= 0 || promptTokens <= 0) return undefined;
  return Math.min(1, (promptTokens + answerTokens) / contextTokens);
}
