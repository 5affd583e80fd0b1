import type { ModelParameters, Thinking } from '../../../protocol/parameters.ts';

/** What `reasoning_effort` takes wherever it is known. Whether a server heeds it, none of them tells. */
export const LEVELS = ['low', 'medium', 'high'] as const satisfies readonly Thinking[];

/** What is set, as servers of chat completions name it. What they don't take is left out. */
export function toOptions(parameters: ModelParameters): Record<string, unknown> {
  const { temperature, top_p, seed, num_predict, think } = parameters;
  const effort = LEVELS.find((level) => level === think);
  return {
    ...(temperature !== undefined && { temperature }),
    ...(top_p !== undefined && { top_p }),
    ...(seed !== undefined && { seed }),
    ...(num_predict !== undefined && { max_tokens: num_predict }),
    ...(effort !== undefined && { reasoning_effort: effort }),
  };
}
