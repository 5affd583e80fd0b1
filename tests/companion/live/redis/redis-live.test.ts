import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LACKS_REDIS } from '../../../helpers/redis-server.ts';
import { describeLive } from '../contract/live-contract.ts';
import { openRedisBench, type RedisBench } from './redis-under-test.ts';

describe.skipIf(LACKS_REDIS)('on Redis', () => {
  let bench: RedisBench;
  beforeAll(async () => {
    bench = await openRedisBench();
  });
  afterAll(() => bench?.stop());

  describeLive(() => bench.begin(), 40);

  it('is asked whether anybody watches only where nobody does here', async () => {
    const set = await bench.begin();
    const [here, there] = await Promise.all([set.open(), set.open()]);
    here.live.watch('a', 'anna', () => {});
    await set.elapse(0);
    const calls = async () =>
      Number(/cmdstat_evalsha:calls=(\d+)/.exec(String(await bench.ask('INFO', 'commandstats')))?.[1]);
    const before = await calls();
    expect(await here.live.isWatched('a')).toBe(true);
    expect(await calls()).toBe(before);
    expect(await there.live.isWatched('a')).toBe(true);
    expect(await calls()).toBe(before + 1);
  });
});
