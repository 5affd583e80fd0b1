import { describe, expect, it } from 'vitest';
import { createQueueHarness, holderAt, settle } from './queue-harness.ts';

const A = holderAt('a');
const B = holderAt('b');
const LOADED_B = holderAt('b', 1, true);
const on =
  (...holders: ReturnType<typeof holderAt>[]) =>
  () =>
    holders;

describe('requests that several servers may answer', () => {
  it('go where the model is loaded', async () => {
    const { hold } = createQueueHarness();
    const first = await hold({ holders: on(A, LOADED_B) });
    expect(first.slot?.holder.upstream.id).toBe('b');
    // A slot now is better than a loaded model later.
    const second = await hold({ holders: on(A, LOADED_B) });
    expect(second.slot?.holder.upstream.id).toBe('a');
  });

  it('go to the least busy server, counted against its slots, then to the first', async () => {
    const [small, large] = [holderAt('small', 2), holderAt('large', 4)];
    const { hold } = createQueueHarness();
    const ids: (string | undefined)[] = [];
    for (let index = 0; index < 6; index += 1) {
      ids.push((await hold({ holders: on(small, large) })).slot?.holder.upstream.id);
    }
    expect(ids).toEqual(['small', 'large', 'large', 'small', 'large', 'large']);
  });

  it('have their server chosen when a slot is given, not before', async () => {
    const { hold, enter, release } = createQueueHarness();
    const [onA, onB] = [await hold({ holders: on(A) }), await hold({ holders: on(B) })];
    const next = enter({ holders: on(A, B) });
    expect(next.slot).toBeUndefined();
    release(onB);
    await next.settled;
    expect(next.slot?.holder.upstream.id).toBe('b');
    release(onA);
  });

  it('pass those that wait for another server, and are no part of their position', async () => {
    const { hold, enter } = createQueueHarness();
    await hold({ holders: on(A) });
    const waiting = [enter({ holders: on(A) }), enter({ holders: on(A) })];
    const other = await hold({ holders: on(B) });
    const onB = enter({ holders: on(B) });
    const either = enter({ holders: on(A, B) });
    expect(waiting.map(({ positions }) => positions)).toEqual([[1], [2]]);
    expect([other.positions, onB.positions, either.positions]).toEqual([[], [1], [4]]);
  });

  it('take a server that comes, once the queue is told to look', async () => {
    const { hold, enter, queue } = createQueueHarness();
    let holders = [A];
    await hold({ holders: on(A) });
    const next = enter({ holders: () => holders });
    holders = [A, B];
    queue.advance();
    await next.settled;
    expect(next.slot?.holder.upstream.id).toBe('b');
  });

  it('take the slot of a title at one of their servers, and leave those at others alone', async () => {
    const { hold, enter } = createQueueHarness();
    const [onA, onB] = [
      await hold({ lane: 'background', holders: on(A) }),
      await hold({ lane: 'background', holders: on(B) }),
    ];
    enter({ holders: on(B) });
    expect([onA.slot?.preempted.aborted, onB.slot?.preempted.aborted]).toEqual([false, true]);
    enter({ holders: on(B) });
    expect(onA.slot?.preempted.aborted).toBe(false);
    enter({ holders: on(A, B) });
    expect(onA.slot?.preempted.aborted).toBe(true);
  });

  it('take the slot of a title where their model is loaded, and have it loaded nowhere else', async () => {
    const { hold, enter, release } = createQueueHarness();
    const [cold, loaded] = [holderAt('cold'), holderAt('loaded', 1, true)];
    const title = await hold({ lane: 'background', holders: () => [loaded] });
    const chat = enter({ holders: () => [cold, loaded] });
    expect(title.slot?.preempted.aborted).toBe(true);
    release(title);
    await chat.settled;
    expect(chat.slot?.holder.upstream.id).toBe('loaded');
    // Titles themselves wait for no other, and a chat that runs there gives way to none.
    const other = enter({ holders: () => [cold, loaded] });
    await other.settled;
    expect(other.slot?.holder.upstream.id).toBe('cold');
  });

  it('wait as long as the slots of all their servers let expect', async () => {
    const { hold, enter, release, clock } = createQueueHarness();
    const first = await hold({ holders: on(A) });
    clock.advance(8_000);
    release(first);
    await hold({ holders: on(A) });
    clock.advance(2_000);
    await hold({ holders: on(B) });
    clock.advance(1_000);
    expect(enter({ holders: on(A, B) }).waits).toEqual([5_000]);
    expect(enter({ holders: on(A, B) }).waits).toEqual([7_000]);
  });

  it('may leave while positions are told, and every position is told as it is in the end', async () => {
    const { hold, enter, queue } = createQueueHarness();
    await hold();
    const [first, leaver] = [enter(), enter()];
    const positions: number[] = [];
    const place = queue.enter({
      lane: 'chat',
      client: 'anna',
      signal: new AbortController().signal,
      holders: leaver.holders,
      isReady: () => true,
      onPosition(position) {
        positions.push(position);
        if (position === 2) leaver.leave();
      },
    });
    void place.slot();
    const last = enter();
    first.leave();
    await settle();
    expect([positions.at(-1), last.positions.at(-1)]).toEqual([1, 2]);
  });

  it('are not told how long titles take, which give up their slots', async () => {
    const { hold, enter, release, clock } = createQueueHarness();
    const title = await hold({ lane: 'background' });
    clock.advance(8_000);
    release(title);
    await hold();
    expect(enter().waits).toEqual([undefined]);
  });
});
