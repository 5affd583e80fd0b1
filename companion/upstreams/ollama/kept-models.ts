/**
 * The models of one Ollama that stay in memory until further notice. Ollama forgets that when it loads a model again, for a
 * longer context, so that each request for one of them has to say it again. What the server says of itself is the truth:
 * nothing of this is kept elsewhere.
 */
export interface KeptModels {
  /** What to ask for, as `keep_alive`; undefined: what the server does by itself. */
  keepAlive(model: string): number | undefined;
  /** It was asked to stay, or no longer to. */
  keep(model: string, warm: boolean): void;
  /** Replaces what was known, by what a look at the server said. */
  look(models: readonly string[]): void;
}

const FOR_EVER = -1;

export function createKeptModels(): KeptModels {
  let kept = new Set<string>();
  return {
    keepAlive: (model) => (kept.has(model) ? FOR_EVER : undefined),
    keep(model, warm) {
      if (warm) kept.add(model);
      else kept.delete(model);
    },
    look(models) {
      kept = new Set(models);
    },
  };
}
