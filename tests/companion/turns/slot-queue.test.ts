import { describe, expect, it } from 'vitest';
import { createSlotQueue, type SlotQueue } from '../../../companion/turns/slot-queue.ts';

function wait(queue: SlotQueue, isReady = () => true) {
  const leaving = new AbortController();
  const positions: number[] = [];
  const slot = queue.acquire({ signal: leaving.signal, isReady, onPosition: (position) => positions.push(position) });
  return { slot, positions, leave: () => leaving.abort() };
}

describe('a slot queue', () => {
  it('gives a free slot at once, without a position', async () => {
    const first = wait(createSlotQueue(1));
    await first.slot;
    expect(first.positions).toEqual([]);
  });

  it('serves in order and tells each who waits whenever its place changes', async () => {
    const queue = createSlotQueue(1);
    const [first, second, third] = [wait(queue), wait(queue), wait(queue)];
    const release = await first.slot;
    release();
    const releaseSecond = await second.slot;
    expect(second.positions).toEqual([1]);
    expect(third.positions).toEqual([2, 1]);
    releaseSecond();
    await third.slot;
  });

  it('lets who waits behind move up when somebody leaves', async () => {
    const queue = createSlotQueue(1);
    await wait(queue).slot;
    const [second, third] = [wait(queue), wait(queue)];
    second.leave();
    await expect(second.slot).rejects.toThrow();
    expect(third.positions).toEqual([2, 1]);
  });

  it('lets others pass who is not ready, and keeps its place', async () => {
    const queue = createSlotQueue(1);
    let isReady = false;
    const early = wait(queue, () => isReady);
    const late = wait(queue);
    expect(early.positions).toEqual([1]);
    const release = await late.slot;
    isReady = true;
    queue.advance();
    expect(early.positions).toEqual([1]);
    release();
    await early.slot;
  });

  it('counts a release once', async () => {
    const queue = createSlotQueue(1);
    const release = await wait(queue).slot;
    release();
    release();
    await wait(queue).slot;
    const waiting = wait(queue);
    expect(waiting.positions).toEqual([1]);
  });

  it('refuses who has left before', async () => {
    const queue = createSlotQueue(1);
    await expect(
      queue.acquire({ signal: AbortSignal.abort(), isReady: () => true, onPosition() {} }),
    ).rejects.toThrow();
  });
});
