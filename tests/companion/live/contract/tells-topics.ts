import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEASE_MS, type Live, LOOK_MS } from '../../../../companion/live/live.ts';
import { createAsyncQueue } from '../../../helpers/async-queue.ts';
import type { BeginLive } from './live-under-test.ts';

export function tellsTopics(begin: BeginLive, numRuns: number): void {
  const create = async () => (await (await begin()).open()).live;

  /** Somebody who watches, with what comes in a queue. */
  function watch(live: Live, topic: string, who = 'anna') {
    const heard = createAsyncQueue<string>();
    const frames: string[] = [];
    const end = live.watch(topic, who, (frame) => {
      frames.push(frame);
      heard.put(frame);
    });
    return { take: heard.take, frames, end };
  }

  describe('a topic', () => {
    it('tells all that watch it, in order, and no other', async () => {
      const live = await create();
      const [anna, bert, other] = [watch(live, 'a'), watch(live, 'a', 'bert'), watch(live, 'b', 'carl')];
      for (const frame of ['1', '2', '3']) live.publish('a', frame);
      for (const { take } of [anna, bert]) expect([await take(), await take(), await take()]).toEqual(['1', '2', '3']);
      live.publish('b', 'end');
      expect(await other.take()).toBe('end');
    });

    it('tells nothing of before, and nothing after the end', async () => {
      const live = await create();
      live.publish('a', 'before');
      const [anna, bert] = [watch(live, 'a'), watch(live, 'a', 'bert')];
      live.publish('a', 'now');
      expect([await anna.take(), await bert.take()]).toEqual(['now', 'now']);
      anna.end();
      anna.end();
      live.publish('a', 'after');
      expect(await bert.take()).toBe('after');
      expect(anna.frames).toEqual(['now']);
    });

    it('tells a watcher that watches it twice twice, until each of the two ends', async () => {
      const live = await create();
      const [first, second] = [watch(live, 'a'), watch(live, 'a')];
      first.end();
      live.publish('a', 'x');
      expect(await second.take()).toBe('x');
      expect(first.frames).toEqual([]);
    });

    it('may be left, and left by others, while it tells', async () => {
      const live = await create();
      const bert = createAsyncQueue<string>();
      const end = live.watch('a', 'anna', () => end());
      live.watch('a', 'bert', bert.put);
      live.publish('a', '1');
      live.publish('a', '2');
      expect([await bert.take(), await bert.take()]).toEqual(['1', '2']);
      expect(await live.present('a')).toEqual(['bert']);
    });

    it('tells those at other companions, but for one that is cut off', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const [hers, his] = [watch(anna.live, 'a'), watch(bert.live, 'a')];
      await set.elapse(0);
      anna.live.publish('a', '1');
      expect([await hers.take(), await his.take()]).toEqual(['1', '1']);
      await bert.cutOff();
      anna.live.publish('a', '2');
      bert.live.publish('a', '3');
      await bert.reconnect();
      anna.live.publish('a', '4');
      expect([await hers.take(), await hers.take(), await his.take()]).toEqual(['2', '4', '4']);
    });
  });

  describe('a companion that was cut off', () => {
    it('is told once that it may have missed something, and others are not', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const told: string[] = [];
      anna.live.onMissed(() => told.push('anna'));
      bert.live.onMissed(() => told.push('bert'));
      await bert.cutOff();
      await set.elapse(2 * LOOK_MS);
      expect(told).toEqual([]);
      await bert.reconnect();
      await set.elapse(2 * LOOK_MS);
      expect(told).toEqual(['bert']);
    });
  });

  describe('presence', () => {
    it('is nobody where nobody watches', async () => {
      const live = await create();
      expect([await live.present('a'), await live.isWatched('a')]).toEqual([[], false]);
    });

    it('is each that watches, once however often, after any coming and going', async () => {
      const step = fc.record({ who: fc.constantFrom('anna', 'bert', 'carl'), leaves: fc.boolean() });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
          const live = await create();
          const open: { who: string; end: () => void }[] = [];
          for (const { who, leaves } of steps) {
            const index = leaves ? open.findIndex((watcher) => watcher.who === who) : -1;
            if (index === -1) open.push({ who, end: live.watch('a', who, () => {}) });
            else open.splice(index, 1)[0]?.end();
          }
          expect(await live.present('a')).toEqual([...new Set(open.map(({ who }) => who))]);
          expect(await live.isWatched('a')).toBe(open.length > 0);
          expect([await live.present('b'), await live.isWatched('b')]).toEqual([[], false]);
        }),
        { numRuns },
      );
    });

    it('is whoever watches at any companion, and nobody of one that is gone', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      anna.live.watch('a', 'anna', () => {});
      await set.elapse(0);
      bert.live.watch('a', 'bert', () => {});
      await set.elapse(0);
      expect(await bert.live.present('a')).toEqual(['anna', 'bert']);
      anna.live.watch('b', 'anna', () => {});
      await set.elapse(0);
      expect(await bert.live.isWatched('b')).toBe(true);
      await anna.cutOff();
      await set.elapse(LEASE_MS + LOOK_MS);
      expect(await bert.live.present('a')).toEqual(['bert']);
      await anna.reconnect();
      await set.elapse(LOOK_MS);
      expect(await bert.live.present('a')).toEqual(['anna', 'bert']);
      await anna.live.dispose();
      expect(await bert.live.present('a')).toEqual(['bert']);
      expect(await bert.live.isWatched('b')).toBe(false);
    });
  });
}
