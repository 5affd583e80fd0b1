import * as v from 'valibot';

/** So many of something. */
export const CountSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
