import * as v from 'valibot';

/** Milliseconds since 1970, as far as a Date goes: beyond that a program that shows it would fail. */
export const TimeSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
