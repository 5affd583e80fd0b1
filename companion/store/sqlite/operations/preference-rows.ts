import type { DatabaseSync } from 'node:sqlite';
import type { Limits } from '../../../../protocol/limits.ts';
import {
  newPreferences,
  type Preference,
  refusePreferences,
  withPreferences,
} from '../../../../protocol/preferences.ts';
import type { PreferencesSet } from '../../preference-store.ts';
import { inTransaction } from '../database/transaction.ts';

/** What people have set of Aside itself. */
export function createPreferenceRows(db: DatabaseSync) {
  const select = db.prepare('SELECT name, value, revision FROM preferences ORDER BY name');
  const upsert = db.prepare('INSERT OR REPLACE INTO preferences (name, value, revision) VALUES (?, ?, ?)');

  const all = (): Preference[] =>
    select.all().map(({ name, value, revision }) => ({
      name: String(name),
      value: JSON.parse(String(value)) as unknown,
      revision: Number(revision),
    }));

  return {
    allPreferences: all,
    setPreferences: (changes: readonly Preference[], now: number, limits: Limits): PreferencesSet =>
      inTransaction(db, () => {
        const kept = all();
        const changed = newPreferences(kept, changes, now);
        const why = refusePreferences(withPreferences(kept, changed), limits);
        if (why) return { isSet: false, why };
        for (const { name, value, revision } of changed) upsert.run(name, JSON.stringify(value), revision);
        return { isSet: true, changed };
      }),
  };
}
