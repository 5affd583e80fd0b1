/**
 * What a person can set of a model: of one chat, which comes first, or of a model wherever it is asked. What is set of
 * neither stays the model's own.
 */
import type { ErrorParams } from './error-causes.ts';
import { LIMITS } from './limits.ts';

/** From the least thought to the most. `on` and `off` for models that take no levels. */
export const THINKING = ['off', 'on', 'low', 'medium', 'high'] as const;
export type Thinking = (typeof THINKING)[number];

type Kind =
  | { kind: 'number' | 'whole'; least: number; most: number }
  | { kind: 'choice'; choices: readonly string[] }
  | { kind: 'text' };

/** Each with what it may be, and the kinds of servers that take it. The built-in reader takes none. */
export const PARAMETERS = {
  /** How freely it chooses its words. */
  temperature: { kind: 'number', least: 0, most: 2, at: ['ollama', 'openai'] },
  /** The share of likely words that it chooses from. */
  top_p: { kind: 'number', least: 0, most: 1, at: ['ollama', 'openai'] },
  /** The same one gives the same answer. */
  seed: { kind: 'whole', least: 0, most: 2_147_483_647, at: ['ollama', 'openai'] },
  /** Tokens of context; the server of other kinds decides by itself. */
  num_ctx: { kind: 'whole', least: 512, most: 10_485_760, at: ['ollama'] },
  /** Tokens of an answer at most. */
  num_predict: { kind: 'whole', least: 1, most: 1_048_576, at: ['ollama', 'openai'] },
  /** Minutes that the model stays in memory after an answer; -1: until somebody unloads it. */
  keep_alive: { kind: 'whole', least: -1, most: 10_080, at: ['ollama'] },
  think: { kind: 'choice', choices: THINKING, at: ['ollama', 'openai'] },
  /** What the model is told before everything else. */
  system: { kind: 'text', at: ['ollama', 'openai'] },
} as const satisfies Record<string, Kind & { at: readonly string[] }>;

export type ParameterName = keyof typeof PARAMETERS;

type ValueOf<D> = D extends { kind: 'number' | 'whole' }
  ? number
  : D extends { choices: readonly (infer Choice)[] }
    ? Choice
    : string;

/** What is set. There may be more in it, which only a newer Aside knows. */
export type ModelParameters = { [N in ParameterName]?: ValueOf<(typeof PARAMETERS)[N]> };

/** Why a value can't be set; undefined when it can. What only a newer Aside knows may be anything that is not too long. */
export function refuseParameter(name: string, value: unknown): ErrorParams<'bad_message'> | undefined {
  const most = LIMITS.parameterChars;
  if (!isParameter(name)) {
    return JSON.stringify(value).length <= most ? undefined : { cause: 'parameter_text', name, most };
  }
  const wanted: Kind = PARAMETERS[name];
  switch (wanted.kind) {
    case 'number':
    case 'whole': {
      const { kind, least, most } = wanted;
      const isFit = typeof value === 'number' && value >= least && value <= most;
      if (isFit && (kind === 'number' || Number.isInteger(value))) return undefined;
      return { cause: kind === 'number' ? 'parameter_number' : 'parameter_whole', name, least, most };
    }
    case 'choice':
      if (wanted.choices.some((choice) => choice === value)) return undefined;
      return { cause: 'parameter_choice', name, choices: wanted.choices.join(', ') };
    case 'text':
      if (typeof value === 'string' && value.length <= most) return undefined;
      return { cause: 'parameter_text', name, most };
  }
}

/** Those that make sense here. What a newer Aside, or another program, wrote may be anything. */
export function knownParameters(values: Readonly<Record<string, unknown>>): ModelParameters {
  const fit = Object.entries(values).filter(([name, value]) => isParameter(name) && !refuseParameter(name, value));
  return Object.fromEntries(fit) as ModelParameters;
}

function isParameter(name: string): name is ParameterName {
  return Object.hasOwn(PARAMETERS, name);
}
