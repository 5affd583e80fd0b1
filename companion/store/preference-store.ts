import type { ErrorParams } from '../../protocol/error-causes.ts';
import type { Preference } from '../../protocol/preferences.ts';

/** What people have set of Aside itself. Every promise may reject with a `StoreError`. */
export interface PreferenceStore {
  all(): Promise<readonly Preference[]>;
  /**
   * Sets those that are newer than what is kept, and answers with them; or with why nothing was set, since it would be too
   * much.
   */
  set(changes: readonly Preference[]): Promise<PreferencesSet>;
}

export type PreferencesSet =
  | { isSet: true; changed: readonly Preference[] }
  | { isSet: false; why: ErrorParams<'bad_message'> };
