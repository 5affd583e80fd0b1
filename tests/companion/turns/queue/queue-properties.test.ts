import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { LANES, PROMOTION_MS } from '../../../../companion/turns/queue/slot-queue.ts';
import { createQueueHarness, settle, type Waiter } from './queue-harness.ts';

const client = fc.constantFrom('anna', 'bert', 'carl');
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('ask' as const), lane: fc.constantFrom(...LANES), client }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('release' as const), index: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), index: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(PROMOTION_MS) }) },
);

function pick(waiters: readonly Waiter[], index: number): Waiter | undefined {
  return waiters[index % Math.max(1, waiters.length)];
}

it('any schedule: never more holders than slots, positions without a gap, order within a client, everybody served', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3 }), fc.array(step, { maxLength: 60 }), async (slots, steps) => {
      const { enter, release, clock, waiters, served } = createQueueHarness(slots);
      const gone = new Set<Waiter>();
      const holders = () => waiters.filter(({ slot }) => slot);
      const waiting = () => waiters.filter((waiter) => !waiter.slot && !gone.has(waiter));

      const check = () => {
        expect(holders().length).toBeLessThanOrEqual(slots);
        if (waiting().length > 0) expect(holders()).toHaveLength(slots);
        const positions = waiting().map(({ positions }) => positions.at(-1) ?? 0);
        expect(positions.toSorted((a, b) => a - b)).toEqual(waiting().map((_, index) => index + 1));
      };

      for (const each of steps) {
        if (each.do === 'ask') enter({ lane: each.lane, client: each.client });
        else if (each.do === 'wait') clock.advance(each.ms);
        else {
          const waiter = pick(each.do === 'release' ? holders() : waiting(), each.index);
          if (waiter === undefined) continue;
          gone.add(waiter);
          if (each.do === 'release') release(waiter);
          else waiter.leave();
        }
        await settle();
        check();
      }
      for (let holder = holders()[0]; holder; holder = holders()[0]) {
        gone.add(holder);
        release(holder);
        await settle();
        check();
      }
      expect(waiting()).toEqual([]);

      const order = new Map(served.map((name, index) => [name, index]));
      for (const lane of LANES) {
        for (const name of ['anna', 'bert', 'carl']) {
          const own = waiters.filter((waiter) => waiter.lane === lane && waiter.client === name);
          const times = own.map((waiter) => order.get(waiter.name)).filter((time) => time !== undefined);
          expect(times).toEqual(times.toSorted((a, b) => a - b));
        }
      }
      expect(clock.pending).toBe(0);
    }),
    { numRuns: 200 },
  );
});

it('no question starves: whatever others keep asking, each is served within a minute and one round of clients', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('chat', 'summary'), fc.integer({ min: 1, max: 5 }), async (lane, rivals) => {
      const { enter, hold, release, clock, waiters, served } = createQueueHarness();
      await hold({ client: 'rival 0' });
      const patient = enter({ lane, client: 'patient', name: 'patient' });
      const left = new Set<Waiter>();
      const chatMs = 10_000;
      while (served.length < 100 && !patient.slot) {
        // Every rival always has two more chats waiting.
        for (let rival = 0; rival < rivals; rival += 1) {
          const client = `rival ${rival}`;
          const own = waiters.filter((waiter) => waiter.client === client && !waiter.slot && !left.has(waiter));
          for (let waiting = own.length; waiting < 2; waiting += 1) enter({ client });
        }
        clock.advance(chatMs);
        const holder = waiters.find(({ slot }) => slot);
        if (holder) {
          left.add(holder);
          release(holder);
        }
        await settle();
      }
      expect(patient.slot).toBeDefined();
      expect(served.length).toBeLessThanOrEqual(PROMOTION_MS / chatMs + rivals + 2);
    }),
  );
});
