import { StoreError } from '../store/store-error.ts';

/**
 * What `store` has when a companion starts; `none` while nothing is known of it. A store that can't be read is none, but one
 * that is away is read once it can be reached.
 */
export async function readAtStart<S extends { all(): Promise<T> }, T>(
  store: S | StoreError,
  none: T,
): Promise<{ store: S | StoreError; kept: T }> {
  if (store instanceof StoreError) return { store, kept: none };
  try {
    return { store, kept: await store.all() };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { store: error.code === 'database_away' ? store : error, kept: none };
  }
}
