import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEASE_MS, LOOK_MS } from '../../../../companion/live/live.ts';
import type { BeginLive, CompanionUnderTest } from './live-under-test.ts';

export function sharesSlots(begin: BeginLive, numRuns: number): void {
  /** What a companion is told of slots that came free. */
  function hear({ live }: CompanionUnderTest): string[] {
    const heard: string[] = [];
    live.onSlotFree((server) => heard.push(server));
    return heard;
  }

  describe('slots', () => {
    it('are as many as a server has, over all companions, whatever is taken and given back', async () => {
      const step = fc.record({ by: fc.nat(1), server: fc.constantFrom('a', 'b'), gives: fc.boolean() });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
          const set = await begin();
          const companions = await Promise.all([set.open(), set.open()]);
          const held: { server: string; give: () => void }[] = [];
          /** Who was refused one, and has had none since. */
          const waiting = new Set<string>();
          for (const { by, server, gives } of steps) {
            const slots = server === 'a' ? 1 : 3;
            const own = held.findIndex((slot) => slot.server === server);
            if (gives && own !== -1) {
              const [slot] = held.splice(own, 1);
              slot?.give();
              slot?.give();
              await set.elapse(0);
              continue;
            }
            const give = await companions[by]?.live.takeSlot(server, slots);
            const taken = held.filter((slot) => slot.server === server).length;
            const isKept = waiting.has(`${server} ${1 - by}`);
            if (taken >= slots || !isKept) expect(give === undefined).toBe(taken >= slots);
            if (give) held.push({ server, give });
            if (give) waiting.delete(`${server} ${by}`);
            else waiting.add(`${server} ${by}`);
          }
        }),
        { numRuns },
      );
    });

    it('that come free are told once to those that were refused one, and to no other', async () => {
      const set = await begin();
      const [anna, bert, carl] = await Promise.all([set.open(), set.open(), set.open()]);
      const heard = [anna, bert, carl].map(hear);
      const give = await anna.live.takeSlot('a', 1);
      expect(await bert.live.takeSlot('a', 1)).toBeUndefined();
      give?.();
      await set.elapse(2 * LOOK_MS);
      expect(heard).toEqual([[], ['a'], []]);
      expect(await bert.live.takeSlot('a', 1)).toBeDefined();
    });

    it('that come free go to the companion that has waited longest, also when who had it asks again at once', async () => {
      const set = await begin();
      const [anna, bert, carl] = await Promise.all([set.open(), set.open(), set.open()]);
      const give = await anna.live.takeSlot('a', 1);
      expect(await carl.live.takeSlot('a', 1)).toBeUndefined();
      expect(await bert.live.takeSlot('a', 1)).toBeUndefined();
      give?.();
      expect(await anna.live.takeSlot('a', 1)).toBeUndefined();
      await set.elapse(0);
      expect(await bert.live.takeSlot('a', 1)).toBeUndefined();
      const given = await carl.live.takeSlot('a', 1);
      expect(given).toBeDefined();
      given?.();
      await set.elapse(0);
      expect(await bert.live.takeSlot('a', 1)).toBeDefined();
    });

    it('are kept for a companion that waits for a moment only', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const give = await anna.live.takeSlot('a', 1);
      expect(await bert.live.takeSlot('a', 1)).toBeUndefined();
      give?.();
      expect(await anna.live.takeSlot('a', 1)).toBeUndefined();
      const heard = hear(anna);
      await set.elapse(2 * LOOK_MS);
      expect(heard).toEqual(['a']);
      expect(await anna.live.takeSlot('a', 1)).toBeDefined();
    });

    it('of a companion that is gone come free, and those that wait for one are told', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const heard = hear(bert);
      await anna.live.takeSlot('a', 1);
      await anna.cutOff();
      await set.elapse(LEASE_MS - LOOK_MS);
      expect(await bert.live.takeSlot('a', 1)).toBeUndefined();
      await set.elapse(2 * LOOK_MS);
      expect(heard).toEqual(['a']);
      expect(await bert.live.takeSlot('a', 1)).toBeDefined();
      expect(await bert.live.takeSlot('a', 1)).toBeUndefined();
    });

    it('that were taken from a companion are not given back by it when it returns', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const give = await anna.live.takeSlot('a', 1);
      await anna.cutOff();
      await set.elapse(LEASE_MS);
      expect(await bert.live.takeSlot('a', 1)).toBeDefined();
      await anna.reconnect();
      await set.elapse(LOOK_MS);
      give?.();
      expect(await anna.live.takeSlot('a', 1)).toBeUndefined();
    });

    it('come back to a companion that was away for a moment', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      await anna.live.takeSlot('a', 1);
      await anna.cutOff();
      await set.elapse(LEASE_MS);
      await anna.reconnect();
      await set.elapse(LOOK_MS);
      expect(await bert.live.takeSlot('a', 1)).toBeUndefined();
    });

    it('are found free although the message about it was lost', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const heard = hear(bert);
      const give = await anna.live.takeSlot('a', 1);
      await bert.live.takeSlot('a', 1);
      await bert.cutOff();
      give?.();
      await set.elapse(0);
      expect(heard).toEqual([]);
      await bert.reconnect();
      await set.elapse(LOOK_MS);
      expect(heard).toEqual(['a']);
    });

    it('of a companion that ends are free at once', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      await anna.live.takeSlot('a', 1);
      await anna.live.dispose();
      expect(await bert.live.takeSlot('a', 1)).toBeDefined();
    });
  });
}
