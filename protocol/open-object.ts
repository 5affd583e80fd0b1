import * as v from 'valibot';

/**
 * An object of a peer that may be newer: fields that are not known here stay in it, and its type says nothing of them.
 * What a client sends is read so only where it is kept and handed on, which is what goes along with a question, and where
 * both sides send the same: `ping` and `pong`. The panel reads its own records so too, since it has this kind of object
 * anyway and the closed kind would be one more to load when it opens.
 */
// @__NO_SIDE_EFFECTS__
export function openObject<const T extends v.ObjectEntries>(entries: T): v.ObjectSchema<T, undefined> {
  return v.looseObject(entries) as unknown as v.ObjectSchema<T, undefined>;
}

/** What answers a request, by its `id`. */
// @__NO_SIDE_EFFECTS__
export function openReply<const Type extends string, Entries extends v.ObjectEntries>(type: Type, entries: Entries) {
  return openObject({ type: v.literal(type), id: v.string(), ...entries });
}
