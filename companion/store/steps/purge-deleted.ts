import type { OperationCalls } from './operations.ts';

/**
 * Drops for good what was marked deleted up to this time, and says how many conversations that were. A few turns at a
 * time: nobody waits for all of them.
 *
 * @param kept those that only look deleted
 */
export async function purgeDeleted(calls: OperationCalls, until: number, kept: ReadonlySet<string>): Promise<number> {
  const doomed = (await calls.call('deletedUntil', until)).filter((conversation) => !kept.has(conversation));
  for (const conversation of doomed) {
    let isLeft = true;
    while (isLeft) isLeft = await calls.call('dropSome', conversation, until);
  }
  return doomed.length;
}
