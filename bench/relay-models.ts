/** What is asked; everything else that a model gets asked has an answer of its own. */
export const QUESTION = 'go';

/** What the benchmark's upstream can be asked for. `intervalMs` 0: as fast as the reader reads. */
export const MODELS = {
  'every-10ms': { tokens: 150, intervalMs: 10 },
  'every-20ms': { tokens: 100, intervalMs: 20 },
  flood: { tokens: 50_000, intervalMs: 0 },
  endless: { tokens: Number.POSITIVE_INFINITY, intervalMs: 5 },
} as const;

export type ModelName = keyof typeof MODELS;

/** Of one length, so that merged tokens can be counted. */
export const FLOOD_TOKEN = ' token';
