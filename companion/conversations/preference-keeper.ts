import type { Limits } from '../../protocol/limits.ts';
import { newPreferences, type Preference, refusePreferences, withPreferences } from '../../protocol/preferences.ts';
import type { PreferenceStore } from '../store/preference-store.ts';

/**
 * Preferences in memory, used while there is no storage.
 *
 * @param options.now milliseconds since 1970
 */
export function createPreferenceKeeper({ now, limits }: { now(): number; limits: Limits }): PreferenceStore {
  let kept: readonly Preference[] = [];
  return {
    all: async () => kept,
    async set(changes) {
      const changed = newPreferences(kept, changes, now());
      const next = withPreferences(kept, changed);
      const why = refusePreferences(next, limits);
      if (why) return { isSet: false, why };
      kept = next;
      return { isSet: true, changed };
    },
  };
}
