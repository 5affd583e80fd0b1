import * as v from 'valibot';
import { openObject } from './open-object.ts';

/** A piece of a source that was too long to be sent whole; an answer cites it by its number, as `[1]`. */
export const PassageSchema = openObject({
  /** From 1 on. */
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  text: v.string(),
  /** Of its source. */
  title: v.string(),
  url: v.string(),
});
export type Passage = v.InferOutput<typeof PassageSchema>;
