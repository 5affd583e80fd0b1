import { type AnswerPart, answerText, thinkingText } from '../../protocol/parts.ts';
import type { EmptyAnswer } from '../../words/describe-empty-answer.ts';
import type { UpstreamFinish } from '../upstreams/upstream.ts';

/** Why there is nothing to read in an answer; undefined when there is something. */
export function judgeAnswer(
  { reason, instead }: { reason: UpstreamFinish['reason'] | 'repetition' } & Pick<UpstreamFinish, 'instead'>,
  parts: readonly AnswerPart[],
): EmptyAnswer | undefined {
  if (/\S/.test(answerText(parts))) return undefined;
  if (instead !== undefined) return instead;
  const hasThoughts = /\S/.test(thinkingText(parts));
  if (reason !== 'stop') return hasThoughts ? 'thoughts_to_limit' : 'no_room';
  return hasThoughts ? 'thoughts' : 'silence';
}
