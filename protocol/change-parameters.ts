import type { ParameterChanges } from './parameter-schemas.ts';
import type { ModelParameters } from './parameters.ts';

/** What is set after a change; what is not known here stays. */
export function changeParameters(values: ModelParameters, changes: ParameterChanges): ModelParameters {
  const all = Object.entries({ ...values, ...changes });
  return Object.fromEntries(all.filter(([, value]) => value !== null)) as ModelParameters;
}
