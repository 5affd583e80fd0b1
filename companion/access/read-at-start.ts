import { StoreError } from '../store/store-error.ts';

/**
 * What `store` has when a companion starts; `none` while nothing is known of it. A store that can't be read is none, but one
 * that is away, or too slow now, is read once it can be: until then it `isAway`.
 */
export async function readAtStart<S extends { all(): Promise<T> }, T>(
  store: S | StoreError,
  none: T,
): Promise<{ store: S | StoreError; kept: T; isAway: boolean }> {
  if (store instanceof StoreError) return { store, kept: none, isAway: false };
  try {
    return { store, kept: await store.all(), isAway: false };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const isAway = error.code === 'database_away' || error.params.cause === 'database_slow';
    return { store: isAway ? store : error, kept: none, isAway };
  }
}
