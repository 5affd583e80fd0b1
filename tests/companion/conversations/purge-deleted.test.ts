import { describe, expect, it } from 'vitest';
import { purgeDeleted } from '../../../companion/conversations/purge-deleted.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { exchange } from '../store/contract/store-under-test.ts';
import { openTempStorage } from '../store/sqlite/temp-storage.ts';

const MINUTE_MS = 60_000;
const MONTH_MS = 30 * 24 * 60 * MINUTE_MS;

/** A store whose time is the clock's, and is purged. */
async function setUp() {
  const clock = createManualClock();
  const storage = await openTempStorage();
  let purged = 0;
  const counting = {
    purgeDeleted(until: number) {
      purged += 1;
      return storage.store.purgeDeleted(until);
    },
  };
  storage.setNow(clock.now());
  const end = purgeDeleted(counting, { clock, log: createCapturedLog(), now: clock.now });
  async function advance(ms: number): Promise<void> {
    clock.advance(ms);
    storage.setNow(clock.now());
    // Calls are done in order, so that a purge is over when this is.
    await storage.store.list();
  }
  return { store: storage.store, clock, advance, end, purges: () => purged };
}

describe('what a person deleted', () => {
  it('can be had back for ten minutes at least, and is gone after twenty', async () => {
    const { store, advance } = await setUp();
    const { conversation } = await exchange(store);
    await advance(9 * MINUTE_MS);
    await store.markDeleted(conversation);
    await advance(10 * MINUTE_MS - 1);
    expect(await store.restore(conversation)).toBeDefined();
    await store.markDeleted(conversation);
    await advance(20 * MINUTE_MS);
    await advance(10 * MINUTE_MS);
    expect(await store.restore(conversation)).toBeUndefined();
  });
});

describe('what nobody deleted', () => {
  it('stays, however old it is', async () => {
    const { store, advance } = await setUp();
    const { conversation } = await exchange(store);
    await advance(MONTH_MS);
    expect(await store.summary(conversation)).toMatchObject({ conversation, turns: 1 });
  });
});

it('ends when it is told to', async () => {
  const { clock, end, purges } = await setUp();
  expect(purges()).toBe(1);
  end();
  clock.advance(MONTH_MS);
  expect(purges()).toBe(1);
});
