import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { chat, startSession } from '../connections/aside-session.ts';
import { openTestStorage } from '../connections/test-storage.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const ANSWER = 'word '.repeat(4_000);

it('memory stays flat over 1,000 stored turns, however long the client stays', async () => {
  const limits = { pingMs: 24 * 60 * 60_000, messagesPerSecond: 1_000_000 };
  const { greet, exchange, clock, registry } = await startSession({ storage: await openTestStorage(), limits });
  const client = await greet();

  async function askMany(count: number): Promise<number> {
    for (let index = 0; index < count; index += 1) {
      await exchange(client, chat(), ANSWER);
      clock.advance(10_000);
    }
    collect();
    return process.memoryUsage().heapUsed;
  }

  const before = await askMany(200);
  const after = await askMany(800);
  // Ten minutes of turns and no more.
  expect(registry.counts.kept).toBeLessThan(70);
  expect(after - before).toBeLessThan(4 * 1024 * 1024);
}, 300_000);
