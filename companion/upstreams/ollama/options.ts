/** What is set of a model, as Ollama takes it. */
import type { ModelParameters, Thinking } from '../../../protocol/parameters.ts';

export const LEVELS = ['low', 'medium', 'high'] as const satisfies readonly Thinking[];

/** All `options` but the context, which is chosen for each question. */
export function toOptions({ temperature, top_p, seed, num_predict }: ModelParameters): Record<string, number> {
  return {
    ...(temperature !== undefined && { temperature }),
    ...(top_p !== undefined && { top_p }),
    ...(seed !== undefined && { seed }),
    ...(num_predict !== undefined && { num_predict }),
  };
}

/** @param minutes -1: until somebody unloads it */
export function toKeepAlive(minutes: number | undefined): string | number | undefined {
  if (minutes === undefined) return undefined;
  return minutes < 0 ? -1 : `${minutes}m`;
}

/** `takesLevels`: the model has no other choice. */
export function toThink(
  wanted: boolean | Thinking | undefined,
  takesLevels: boolean,
): boolean | (typeof LEVELS)[number] | undefined {
  const level = LEVELS.find((each) => each === wanted);
  if (level !== undefined) return takesLevels ? level : true;
  if (wanted === 'on' || wanted === true) return takesLevels ? 'medium' : true;
  // The least thought that such a model has.
  if (wanted === 'off' || wanted === false) return takesLevels ? 'low' : false;
  return undefined;
}
