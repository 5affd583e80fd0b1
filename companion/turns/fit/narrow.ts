import type { QuestionSize } from '../../prompts/question-size.ts';
import { sizeOfAll } from '../../prompts/question-size.ts';
import type { UpstreamError } from '../../upstreams/upstream.ts';
import { countThatFit } from '../fit-history.ts';

/** Of the context: sources that take more leave no room for an answer. */
const MOST_OF_CONTEXT = 0.6;

/** How a question that is too long for its model is asked next. */
export type Narrowed =
  /** With the passages of its sources that matter. */
  | { to: 'passages' }
  /** In parts: with notes on them, or each by itself where it is translated. */
  | { to: 'parts' }
  /** Without the sources of earlier questions. */
  | { to: 'own_sources' }
  /** With so many of the newest exchanges. */
  | { to: 'exchanges'; count: number }
  /** In no other way: nothing of it can be left out. */
  | { to: 'too_long' };

/** @param overflow how long it was, of how much; undefined: nobody counted */
export function narrow(size: QuestionSize, overflow: UpstreamError['overflow']): Narrowed {
  const { task, words, history } = size;
  // What is typed is asked as it is: only sources have parts.
  if (task === 'summarise') return { to: size.sources.texts.length > 0 ? 'parts' : 'too_long' };
  const long = sizeOfLongSources(size);
  const isAlone = history.length === 0;
  const areTooLong = isAlone || (overflow !== undefined && long > overflow.contextTokens * MOST_OF_CONTEXT);
  if (task === 'chat' && words > 0 && long > 0 && areTooLong) return { to: 'passages' };
  // All of it matters where nothing in particular is asked.
  if (task !== 'chat' && size.sources.texts.length > 0 && areTooLong) return { to: 'parts' };
  if (isAlone) return { to: 'too_long' };
  if (history.some(({ sources }) => sizeOfAll(sources) > 0)) return { to: 'own_sources' };
  const asked = words + sizeOfAll(size.sources);
  return {
    to: 'exchanges',
    count: countThatFit(
      history.map((each) => each.words),
      asked,
      overflow,
    ),
  };
}

/** Of the texts that a question is about; see `findLongSources`. */
function sizeOfLongSources({ sources, history }: QuestionSize): number {
  const own = sources.texts.length > 0 ? sources : history.findLast((each) => each.sources.texts.length > 0)?.sources;
  return (own?.texts ?? []).reduce((sum, tokens) => sum + tokens, 0);
}
