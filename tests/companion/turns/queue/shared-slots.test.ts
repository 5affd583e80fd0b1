import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEASE_MS, LOOK_MS } from '../../../../companion/live/live.ts';
import { createMemoryLive } from '../../../../companion/live/memory-live.ts';
import { createSharedMemory } from '../../../../companion/live/shared-memory.ts';
import { createSlotQueue, type Slot } from '../../../../companion/turns/queue/slot-queue.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { holderAt, settle } from './queue-harness.ts';

/** Companions with a queue each, which ask the same servers. */
function setUp() {
  const clock = createManualClock();
  const shared = createSharedMemory(clock);

  function open() {
    let isConnected = true;
    const queue = createSlotQueue(
      clock,
      createMemoryLive(clock, shared, () => isConnected),
    );
    return {
      cutOff() {
        isConnected = false;
      },
      /** Asks for a slot of one of the servers, which is in `slots` once it is given. */
      ask(servers: readonly string[], slots: Slot[], { positions = [] as number[], onLeft = () => {} } = {}) {
        const leaving = new AbortController();
        const place = queue.enter({
          lane: 'chat',
          client: 'anna',
          signal: leaving.signal,
          holders: () => servers.map((server) => holderAt(server, server === 'two' ? 2 : 1)),
          isReady: () => true,
          onPosition: (position) => positions.push(position),
        });
        place.slot().then((slot) => slots.push(slot), onLeft);
        return () => leaving.abort();
      },
    };
  }
  return { clock, open };
}

describe('slots of a server that several companions ask', () => {
  it('are never more than it has, and each is given to a turn that waits, in any order of coming and going', async () => {
    const step = fc.record({
      by: fc.nat(2),
      does: fc.constantFrom('ask', 'ask', 'release', 'leave', 'settle'),
      servers: fc.constantFrom(['one'], ['two'], ['one', 'two']),
      which: fc.nat(10),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { clock, open } = setUp();
        const companions = [open(), open(), open()];
        const slots: Slot[] = [];
        const leaves: (() => void)[] = [];
        let [served, left] = [0, 0];
        const onLeft = () => {
          left += 1;
        };
        function release(which: number): void {
          const [slot] = slots.splice(which % Math.max(1, slots.length), 1);
          slot?.release();
          if (slot) served += 1;
        }
        function check(): void {
          for (const [server, count] of [['one', 1] as const, ['two', 2] as const]) {
            expect(slots.filter(({ holder }) => holder.upstream.id === server).length).toBeLessThanOrEqual(count);
          }
        }
        for (const { by, does, servers, which } of steps) {
          const companion = companions[by];
          if (does === 'ask' && companion) leaves.push(companion.ask(servers, slots, { onLeft }));
          else if (does === 'release') release(which);
          else if (does === 'leave') leaves[which]?.();
          else await settle();
          check();
        }
        for (let looks = 0; looks <= leaves.length; looks += 1) {
          clock.advance(LOOK_MS);
          await settle();
          check();
          release(0);
        }
        expect([slots.length, served + left]).toEqual([0, leaves.length]);
      }),
    );
  });

  it('are waited for in the queue of each companion, where a position is told', async () => {
    const { open } = setUp();
    const [anna, bert] = [open(), open()];
    const [slots, positions]: [Slot[], number[]] = [[], []];
    anna.ask(['one'], slots);
    await settle();
    bert.ask(['one'], slots, { positions });
    await settle();
    expect([slots.length, positions]).toEqual([1, [1]]);
    slots[0]?.release();
    await settle();
    expect(slots).toHaveLength(2);
  });

  it('of a companion that is gone are given to turns that wait at another', async () => {
    const { open, clock } = setUp();
    const [anna, bert] = [open(), open()];
    const [hers, his]: [Slot[], Slot[]] = [[], []];
    anna.ask(['one'], hers);
    await settle();
    bert.ask(['one'], his);
    await settle();
    anna.cutOff();
    clock.advance(LEASE_MS + LOOK_MS);
    await settle();
    expect([hers.length, his.length]).toEqual([1, 1]);
  });

  it('go to another server of the pool while the first has none left', async () => {
    const { open } = setUp();
    const [anna, bert] = [open(), open()];
    const slots: Slot[] = [];
    anna.ask(['one'], slots);
    await settle();
    bert.ask(['one', 'two'], slots);
    await settle();
    expect(slots.map(({ holder }) => holder.upstream.id)).toEqual(['one', 'two']);
  });

  it('are given back when nobody wants them by the time they are given', async () => {
    const { open } = setUp();
    const [anna, bert] = [open(), open()];
    const slots: Slot[] = [];
    anna.ask(['one'], slots)();
    await settle();
    bert.ask(['one'], slots);
    await settle();
    expect(slots).toHaveLength(1);
  });
});
