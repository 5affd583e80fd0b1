import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNewer, newPreferences, nextRevision, type Preference, withPreferences } from '../../protocol/preferences.ts';

const DAY_MS = 24 * 60 * 60_000;
const NOW = 1_790_000_000_000;
const name = 'language';

const preference: fc.Arbitrary<Preference> = fc.record({
  name: fc.constantFrom('language', 'sendKey', 'constructor', '__proto__'),
  value: fc.oneof(fc.constant(null), fc.string(), fc.boolean(), fc.array(fc.integer())),
  revision: fc.integer({ min: NOW - 3, max: NOW + 3 }),
});

function keepAll(all: readonly (readonly Preference[])[]): Map<string, Preference> {
  let kept: readonly Preference[] = [];
  for (const each of all) kept = withPreferences(kept, newPreferences(kept, each, NOW));
  return new Map(kept.map((each) => [each.name, each]));
}

describe('preferences', () => {
  it('come to the same end in whatever order, however often and in whatever parts changes arrive', () => {
    fc.assert(
      fc.property(
        fc.array(preference, { maxLength: 12 }).chain((all) => {
          const shuffled = fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 });
          return fc.tuple(fc.constant(all), shuffled, fc.nat(12));
        }),
        ([all, shuffled, cut]) => {
          const end = keepAll([all]);
          expect(keepAll(shuffled.map((each) => [each]))).toEqual(end);
          expect(keepAll([shuffled.slice(0, cut), shuffled.slice(cut)])).toEqual(end);
        },
      ),
    );
  });

  it('are replaced by what somebody sets who knows of them, whatever the clock says', () => {
    const kept = { name, value: 'de', revision: NOW + DAY_MS };
    expect(isNewer({ name, value: 'aa', revision: nextRevision(kept, NOW) }, kept)).toBe(true);
    expect(nextRevision(undefined, NOW)).toBe(NOW);
  });

  it('that are dated far ahead count as set now, and still after what is kept', () => {
    const far = [{ name, value: 'de', revision: NOW + 400 * DAY_MS }];
    expect(newPreferences([], far, NOW)).toEqual([{ name, value: 'de', revision: NOW }]);
    expect(newPreferences([{ name, value: 'fr', revision: NOW + 5 }], far, NOW)).toEqual([
      { name, value: 'de', revision: NOW + 6 },
    ]);
    const near = [{ name, value: 'de', revision: NOW + DAY_MS }];
    expect(newPreferences([], near, NOW)).toEqual(near);
  });
});
