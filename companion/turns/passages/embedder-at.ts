import type { Answerer } from '../../upstreams/chosen-model.ts';
import type { ModelPlace } from '../model-place.ts';
import type { Embedder } from './rank-by-meaning.ts';

/**
 * The embedding model of the server that the question was sent to; undefined when that has none. No other server is asked,
 * wherever it is: what a person sends along goes to the server of the model that they chose.
 */
export function embedderAt(
  answerer: Answerer | undefined,
  place: ModelPlace,
  signal: AbortSignal,
): Embedder | undefined {
  if (answerer?.embedder === undefined) return undefined;
  const { upstream, embedder } = answerer;
  return {
    id: `${upstream.id} ${embedder.name} ${embedder.digest}`,
    embed: (texts) =>
      place.withSlot(({ upstream: given }) => {
        if (given.id !== upstream.id || given.embed === undefined) throw new Error('the slot is at another server');
        return given.embed({ model: embedder.name, texts }, signal);
      }),
  };
}
