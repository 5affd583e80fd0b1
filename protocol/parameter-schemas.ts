import * as v from 'valibot';
import { LIMITS } from './limits.ts';
import type { ModelParameters } from './parameters.ts';

/** As a peer that may be newer has them: see `knownParameters`. */
export const ParametersSchema = v.looseObject({}) as unknown as v.GenericSchema<ModelParameters>;

/** Values to set, by name; null takes one back. */
export const ParameterChangesSchema = v.pipe(
  v.record(v.pipe(v.string(), v.minLength(1), v.maxLength(64)), v.unknown()),
  v.maxEntries(LIMITS.parameters),
);
export type ParameterChanges = v.InferOutput<typeof ParameterChangesSchema>;
