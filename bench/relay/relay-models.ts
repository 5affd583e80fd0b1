/** What is asked; everything else that a model gets asked has an answer of its own. */
export const QUESTION = 'go';

/**
 * What the benchmark's upstream can be asked for. `intervalMs` 0: as fast as the reader reads.
 *
 * `every-20ms` is as long as answers usually are, 200 to 500 tokens, and says what they say: with each answer comes what
 * a question costs by itself, to be kept, indexed word by word and given a title. Shorter ones would count that more
 * often than people pay it, and so would text without a word that comes twice.
 */
export const MODELS = {
  'every-10ms': { tokens: 150, intervalMs: 10 },
  'every-20ms': { tokens: 300, intervalMs: 20 },
  'every-200ms': { tokens: 50, intervalMs: 200 },
  flood: { tokens: 50_000, intervalMs: 0 },
  endless: { tokens: Number.POSITIVE_INFINITY, intervalMs: 5 },
} as const;

export type ModelName = keyof typeof MODELS;
