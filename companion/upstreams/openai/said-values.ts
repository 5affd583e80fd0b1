/** What a server says of itself is sent on to every client: no longer than it has to be, and no number that JSON can't say. */
import * as v from 'valibot';

export const CountSchema = v.fallback(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0);
export const ShortTextSchema = v.pipe(v.string(), v.maxLength(64));
