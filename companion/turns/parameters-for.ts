import type { ModelParameters, ParameterName } from '../../protocol/parameters.ts';

/** What a request is for: the answer itself, a note on one part of a long text, or a title. */
export type Use = 'answer' | 'note' | 'title';

/** What a person sets is for answers. A cut note would lose what it is about, and nobody wants to load a model anew for a title. */
const KEPT: Record<Use, readonly ParameterName[] | 'all'> = {
  answer: 'all',
  note: ['temperature', 'top_p', 'seed', 'num_ctx', 'keep_alive', 'think'],
  title: ['num_ctx', 'keep_alive'],
};

export function parametersFor(use: Use, parameters: ModelParameters): ModelParameters {
  const kept = KEPT[use];
  if (kept === 'all') return parameters;
  return Object.fromEntries(kept.filter((name) => name in parameters).map((name) => [name, parameters[name]]));
}
