import type { ModelDefaults, Upstream } from './upstream.ts';

/** A server that holds a model. */
export interface Holder {
  upstream: Upstream;
  /** What the server calls the model. */
  ownName: string;
  /** In memory there, as far as is known. */
  isLoaded: boolean;
  /** A model of the same server that turns texts into vectors: its name there, and what tells it from others of that name. */
  embedder?: { name: string; digest: string } | undefined;
}

/** The model that a question goes to. Its server is chosen when there is a slot. */
export interface ChosenModel {
  /** Equal for the same model on any server of its pool, and never for another. */
  readonly id: string;
  /** As the wire has it. */
  readonly name: string;
  readonly capabilities: readonly string[];
  /**
   * The servers that can be asked for it now: one, or those of its pool, without those that have failed and not answered
   * since. Never empty: when none is left, the last ones that were known, so that somebody says what is wrong.
   */
  holders(): readonly Holder[];
}

/** A model and what can be set of it. */
export interface DescribedModel extends ModelDefaults {
  model: ChosenModel;
}

/** The server that was chosen and the names of what it was asked for: later questions about the answer go there alone. */
export interface Answerer extends Holder {
  /** As the wire has it. */
  name: string;
  capabilities: readonly string[];
}

/** The same model at this very server, and nowhere else. */
export function onlyAt({ upstream, ownName, isLoaded, name, capabilities }: Answerer): ChosenModel {
  const holders = [{ upstream, ownName, isLoaded }];
  return { id: `${upstream.id} ${ownName}`, name, capabilities, holders: () => holders };
}
