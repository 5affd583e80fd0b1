import { expect, it, onTestFinished, vi } from 'vitest';
import { LOOK_MS } from '../../companion/live/live.ts';
import { createMemoryLive } from '../../companion/live/memory-live.ts';
import { shareAccess } from '../../companion/share-access.ts';
import { createCapturedLog } from '../helpers/captured-log.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { settle } from '../helpers/settle.ts';

it('reads what others changed as soon as it can be read, however often it could not', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const log = createCapturedLog();
  const live = createMemoryLive(createManualClock());
  let isAway = true;
  let reads = 0;
  const of = (reread: () => Promise<void>) => ({ reread, onKept: () => () => {} });
  const end = shareAccess({
    live,
    keys: of(async () => {
      if (isAway) throw new Error('the store is away');
      reads += 1;
    }),
    rooms: of(async () => {}),
    codes: { hear: () => {}, onNews: () => () => {} },
    log,
  });
  live.publish('keys', 'changed');
  await settle();
  for (let look = 0; look < 3; look += 1) {
    vi.advanceTimersByTime(LOOK_MS);
    await settle();
  }
  expect(reads).toBe(0);
  isAway = false;
  vi.advanceTimersByTime(LOOK_MS);
  await settle();
  expect([reads, vi.getTimerCount()]).toEqual([1, 0]);
  isAway = true;
  live.publish('keys', 'changed');
  await settle();
  end();
  expect(vi.getTimerCount()).toBe(0);
});
