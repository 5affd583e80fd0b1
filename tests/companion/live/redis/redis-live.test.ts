import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOOK_MS } from '../../../../companion/live/live.ts';
import { createTurnLog } from '../../../../companion/turns/turn-log.ts';
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

  it('counts text once, when it comes, and nothing else as text', async () => {
    const set = await bench.begin();
    const [one, other] = await Promise.all([set.open(), set.open()]);
    const logs = ['followed', 'unfollowed'].map((turn) => createTurnLog(turn, 1e6, () => 0));
    for (const log of logs) await one.live.claim(log.turn, { log, leavesLog: true });
    const left = new AbortController();
    const events = await other.live.follow('followed', left.signal);
    const reading = (async () => {
      for await (const _ of events ?? []);
    })();
    await set.elapse(LOOK_MS);
    for (let token = 0; token < 10; token += 1) {
      for (const log of logs) log.appendText('token', ' word');
      await set.elapse(20);
    }
    await set.elapse(LOOK_MS);
    expect(set.texts).toBe(20);
    left.abort();
    await reading;
  });
});
