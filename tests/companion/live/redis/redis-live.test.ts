import { afterAll, beforeAll, describe } from 'vitest';
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
});
