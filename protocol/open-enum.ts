import * as v from 'valibot';

/** One of the values that are known here, or one that only a newer peer knows. */
export type Open<T extends string> = T | (string & Record<never, never>);

/** A field with values that may become more: one that is not known here is kept as it is. */
// @__NO_SIDE_EFFECTS__
export function openEnum<const T extends readonly [string, ...string[]]>(
  known: T,
): v.GenericSchema<Open<T[number]>, Open<T[number]>> {
  return v.union([v.picklist(known), v.string()]);
}
