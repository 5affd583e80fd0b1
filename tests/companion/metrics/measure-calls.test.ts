import { expect, test } from 'vitest';
import { measureCalls } from '../../../companion/metrics/measure-calls.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

class Kept {
  #failure: Error | undefined;
  readonly parts = { see: async (_id: string) => {} };
  readonly clock = createManualClock();
  get failure(): Error | undefined {
    return this.#failure;
  }
  async find(id: string): Promise<string> {
    this.clock.advance(5);
    return `found ${id}`;
  }
  async fail(): Promise<never> {
    this.#failure = new Error('away');
    throw this.#failure;
  }
  count(): number {
    return 3;
  }
}

function measured() {
  const kept = new Kept();
  const calls: [string, number, boolean][] = [];
  return { calls, kept: measureCalls(kept, kept.clock, (...call) => calls.push(call), ['parts']) };
}

test('a call that gives a promise is told of once it is settled, also of a part', async () => {
  const { kept, calls } = measured();
  expect(await kept.find('a')).toBe('found a');
  await kept.parts.see('b');
  expect(calls).toEqual([
    ['find', 5, false],
    ['parts.see', 0, false],
  ]);
});

test('a failure is told of, and is still its caller’s', async () => {
  const { kept, calls } = measured();
  await expect(kept.fail()).rejects.toThrow('away');
  expect(calls).toEqual([['fail', 0, true]]);
  expect(kept.failure?.message).toBe('away');
});

test('what gives no promise is what it was', () => {
  const { kept, calls } = measured();
  expect([kept.count(), kept.failure, kept instanceof Kept]).toEqual([3, undefined, true]);
  expect(calls).toEqual([]);
});
