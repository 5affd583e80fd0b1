/**
 * What a person has set of Aside itself, wherever they use it: by name a value with its revision. The companion keeps what
 * it is given and gives it back; which names there are, and what each may be, is known to those who use them.
 */
import * as v from 'valibot';
import { RequestIdSchema } from './conversation-requests.ts';
import type { ErrorParams } from './error-causes.ts';
import { LIMITS, type Limits } from './limits.ts';
import { openObject } from './open-object.ts';

const preference = {
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** Any JSON; null: what is usual. */
  value: v.unknown(),
  /** Of two values of one name the one with the larger holds. */
  revision: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
};
const PreferenceSchema = openObject(preference);
export type Preference = v.InferOutput<typeof PreferenceSchema>;

/** Asks for all of them, after setting those that are named. */
export const PreferencesRequestSchema = v.object({
  type: v.literal('preferences'),
  id: RequestIdSchema,
  set: v.optional(v.pipe(v.array(v.object(preference)), v.maxLength(LIMITS.preferences))),
});

/** Answers `preferences` with all of them. Without `id` it answers `watch`, or tells of those that somebody has set. */
export const PreferencesSchema = openObject({
  type: v.literal('preferences'),
  id: v.optional(v.string()),
  preferences: v.array(PreferenceSchema),
});

/** Whether a value replaces another one of its name. Of two that were set at the same time it is the same one everywhere. */
export function isNewer(one: Preference, other: Preference | undefined): boolean {
  if (!other || one.revision !== other.revision) return one.revision > (other?.revision ?? 0);
  return JSON.stringify(one.value) > JSON.stringify(other.value);
}

/** A revision for what is set now, in place of what somebody knows of: milliseconds since 1970, or the next one. */
export function nextRevision(known: Pick<Preference, 'revision'> | undefined, now: number): number {
  return Math.max(now, (known?.revision ?? 0) + 1);
}

/** How far ahead of the companion's clock a client's may be. */
const MAX_AHEAD_MS = 24 * 60 * 60_000;

/**
 * Those of `changes` that replace what is kept, each name once. A clock that is far ahead is not believed: what it dates
 * would hold until that day, whatever anybody else sets.
 */
export function newPreferences(
  kept: readonly Preference[],
  changes: readonly Preference[],
  now: number,
): readonly Preference[] {
  const all = new Map(kept.map((each) => [each.name, each]));
  const changed = new Map<string, Preference>();
  for (const { name, value, revision } of changes) {
    const known = all.get(name);
    const change = { name, value, revision };
    if (!isNewer(change, known)) continue;
    if (revision > now + MAX_AHEAD_MS) change.revision = nextRevision(known, now);
    all.set(name, change);
    changed.set(name, change);
  }
  return [...changed.values()];
}

/** What is kept after a change of some of it. */
export function withPreferences(kept: readonly Preference[], changed: readonly Preference[]): readonly Preference[] {
  return [...new Map([...kept, ...changed].map((each) => [each.name, each])).values()];
}

/** Why these can't be kept, all of them together; undefined when they can. */
export function refusePreferences(
  all: readonly Preference[],
  limits: Pick<Limits, 'preferences' | 'preferenceChars'>,
): ErrorParams<'bad_message'> | undefined {
  if (all.length > limits.preferences) return { cause: 'parameter_count', most: limits.preferences };
  const long = all.find(({ value }) => JSON.stringify(value).length > limits.preferenceChars);
  return long && { cause: 'parameter_text', name: long.name, most: limits.preferenceChars };
}
