import type { Token } from 'marked';

/** All words of what stands in a line, without marks. */
export function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) =>
      'tokens' in token && token.tokens ? wordsOf(token.tokens) : 'text' in token ? token.text : token.raw,
    )
    .join('');
}
