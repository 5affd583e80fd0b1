import { type ExchangeSize, type QuestionSize, tokensOf } from '../../prompts/question-size.ts';
import type { PromptBudget, UpstreamError } from '../../upstreams/upstream.ts';
import { answerTokens } from '../part-tokens.ts';
import { narrow } from './narrow.ts';

/** How a question is asked. */
export interface QuestionFit {
  /** `too_long`: as a whole, although it seems too long, because nothing of it can be left out. */
  reads: 'whole' | 'passages' | 'parts' | 'too_long';
  /** How many of the newest exchanges before it the model is told. */
  exchanges: number;
  /** Something went along with those that it is not told. */
  withoutEarlierSources: boolean;
}

/** How a question of this size is asked of a model: with everything, or narrowed in the very steps that an answer takes. */
export function fitQuestion(size: QuestionSize, budget: PromptBudget | undefined): QuestionFit {
  let asked = size;
  let withoutEarlierSources = false;
  for (;;) {
    const told = { exchanges: asked.history.length, withoutEarlierSources };
    const overflow = findOverflow(asked, budget);
    if (overflow === undefined) return { reads: 'whole', ...told };
    const next = narrow(asked, overflow);
    switch (next.to) {
      case 'passages':
      case 'too_long':
        return { reads: next.to, ...told };
      case 'parts':
        return { reads: 'parts', exchanges: 0, withoutEarlierSources };
      case 'own_sources':
        asked = { ...asked, history: asked.history.map(withoutSources) };
        withoutEarlierSources = true;
        break;
      case 'exchanges':
        asked = { ...asked, history: asked.history.slice(asked.history.length - next.count) };
        break;
    }
  }
}

/** How much too long a question is, with room for its answer; undefined when it is not, or nobody knows. */
export function findOverflow(size: QuestionSize, budget: PromptBudget | undefined): UpstreamError['overflow'] {
  if (budget === undefined) return undefined;
  const { contextTokens, correction } = budget;
  const promptTokens = Math.ceil(tokensOf(size) * correction);
  return promptTokens > contextTokens - answerTokens(contextTokens) ? { promptTokens, contextTokens } : undefined;
}

function withoutSources({ words }: ExchangeSize): ExchangeSize {
  return { words, sources: { texts: [], images: 0 } };
}
