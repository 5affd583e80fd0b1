import type { Exchange } from '../../prompts/prompt.ts';
import { countAskedChars } from '../../prompts/source.ts';

/**
 * What is read for a model ends before it would be longer than this many UTF-16 units, but one exchange is always read.
 * A million tokens of English: several times the context of models that run on one machine.
 */
export const HISTORY_CHARS = 4_000_000;

export function exchangeChars({ question, sources, answer }: Exchange): number {
  return countAskedChars(sources) + question.length + answer.length;
}
