import type { Thinking } from '../../../protocol/parameters.ts';
import { LEVELS } from './options.ts';

/** Families whose models think in levels, and not by yes and no. */
const LEVEL_FAMILIES = /^gpt-?oss$/i;

/** Which models of one Ollama can think, and how it is said to them. One that can't refuses to be told anything of it. */
export interface Thinkers {
  /** What a person may choose; empty: nothing. */
  choices(model: string): readonly Thinking[];
  takesLevels(model: string): boolean;
  /** What is set, where the model can be told. */
  wish(model: string, set: Thinking | undefined): Thinking | undefined;
  /** Replaces what was known. `families`: by name. */
  look(
    models: readonly { name: string; capabilities: readonly string[] }[],
    families: ReadonlyMap<string, string>,
  ): void;
}

export function createThinkers(): Thinkers {
  const choices = new Map<string, readonly Thinking[]>();
  return {
    choices: (model) => choices.get(model) ?? [],
    takesLevels: (model) => choices.get(model) === LEVELS,
    wish: (model, set) => (choices.has(model) ? set : undefined),
    look(models, families) {
      choices.clear();
      for (const { name, capabilities } of models) {
        if (!capabilities.includes('thinking')) continue;
        choices.set(name, LEVEL_FAMILIES.test(families.get(name) ?? '') ? LEVELS : YES_OR_NO);
      }
    },
  };
}

const YES_OR_NO = ['off', 'on'] as const satisfies readonly Thinking[];
