import * as v from 'valibot';
import { LIMITS } from './limits.ts';

/** A model, or a server, as one calls it. */
export const ModelNameSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.modelChars));
