import type { Prompt } from '../prompts/prompt.ts';
import { sizeOfPrompt, tokensOf } from '../prompts/question-size.ts';

/**
 * How many tokens a model makes of each one that is estimated. Before it has counted one, less than one: the server refuses
 * what is too long all the same, while what is left out without need is missed.
 */
const UNKNOWN = 0.9;
/** What is said of shorter prompts is mostly said of the model's template. */
const TELLING_TOKENS = 400;
/** Less than this, and a server has left out what it had in its cache; more, and it counts something else. */
const LEAST = 0.75;
const MOST = 5;

/** What the models of one server have counted. */
export interface TokenCorrections {
  of(model: string): number;
  learn(model: string, prompt: Prompt, promptTokens: number): void;
}

export function createTokenCorrections(): TokenCorrections {
  const known = new Map<string, number>();
  return {
    of: (model) => known.get(model) ?? UNKNOWN,
    learn(model, prompt, promptTokens) {
      const size = sizeOfPrompt(prompt);
      const hasImages = [size, ...size.history].some(({ sources }) => sources.images > 0);
      const estimated = tokensOf(size);
      const correction = promptTokens / estimated;
      if (hasImages || estimated < TELLING_TOKENS || correction < LEAST || correction > MOST) return;
      known.set(model, correction);
    },
  };
}
