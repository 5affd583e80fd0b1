import { describe, expect, it } from 'vitest';
import { createMemoryLive } from '../../../../companion/live/memory-live.ts';
import { createSlotQueue, PROMOTION_MS } from '../../../../companion/turns/queue/slot-queue.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { createQueueHarness, holderAt, settle } from './queue-harness.ts';

const TITLE = { lane: 'background' } as const;

describe('a slot queue', () => {
  it('gives a free slot at once, without a position', async () => {
    const { hold } = createQueueHarness();
    expect((await hold()).positions).toEqual([]);
  });

  it("serves one client's requests in order, and tells each that waits whenever its position changes", async () => {
    const { hold, enter, release } = createQueueHarness();
    const first = await hold();
    const [second, third] = [enter(), enter()];
    release(first);
    await second.settled;
    expect([second.positions, third.positions]).toEqual([[1], [2, 1]]);
    release(second);
    await third.settled;
  });

  it('moves up at once those that wait behind one that leaves', async () => {
    const { hold, enter } = createQueueHarness();
    await hold();
    const [second, third] = [enter(), enter()];
    second.leave();
    await second.settled;
    expect([second.slot, third.positions]).toEqual([undefined, [2, 1]]);
  });

  it('lets others pass a turn that is not ready, and keeps its position', async () => {
    const { hold, enter, release, queue } = createQueueHarness();
    let isReady = false;
    const first = await hold();
    const early = enter({ isReady: () => isReady });
    const late = enter();
    release(first);
    await late.settled;
    expect(early.positions).toEqual([1]);
    isReady = true;
    queue.advance();
    expect(early.slot).toBeUndefined();
    release(late);
    await early.settled;
  });

  it('counts a release once', async () => {
    const { hold, enter } = createQueueHarness();
    const { slot } = await hold();
    slot?.release();
    slot?.release();
    await hold();
    expect(enter().positions).toEqual([1]);
  });

  it('refuses a turn that has left before', async () => {
    const queue = createSlotQueue(createManualClock(), createMemoryLive(createManualClock()));
    const signal = AbortSignal.abort();
    const place = queue.enter({
      lane: 'chat',
      client: 'a',
      signal,
      holders: () => [holderAt('a')],
      isReady: () => true,
      onPosition() {},
    });
    await expect(place.slot()).rejects.toThrow();
  });
});

describe('the clients of a lane', () => {
  it('take turns: a client that asks twenty times delays another by one', async () => {
    const { hold, enter, drain } = createQueueHarness();
    await hold({ name: 'a0' });
    for (let index = 1; index < 20; index += 1) enter({ name: `a${index}`, client: 'anna' });
    const bert = enter({ name: 'b0', client: 'bert' });
    expect(bert.positions).toEqual([1]);
    enter({ name: 'b1', client: 'bert' });
    enter({ name: 'c0', client: 'carl' });
    expect((await drain()).slice(0, 6)).toEqual(['a0', 'b0', 'c0', 'a1', 'b1', 'a2']);
  });

  it('are not owed for the time they were away', async () => {
    const { hold, enter, release, drain } = createQueueHarness();
    for (let index = 0; index < 5; index += 1) release(await hold({ name: 'warm', client: 'anna' }));
    await hold({ name: 'a0', client: 'anna' });
    for (const name of ['a1', 'a2']) enter({ name, client: 'anna' });
    for (const name of ['b0', 'b1', 'b2']) enter({ name, client: 'bert' });
    expect((await drain()).slice(5)).toEqual(['a0', 'b0', 'a1', 'b1', 'a2', 'b2']);
  });
});

describe('lanes', () => {
  it('are strict: nobody is served while somebody waits in a lane before', async () => {
    const { hold, enter, drain } = createQueueHarness();
    await hold({ name: 'first' });
    enter({ name: 'title', lane: 'background' });
    enter({ name: 'summary', lane: 'summary' });
    enter({ name: 'chat', client: 'bert' });
    expect(await drain()).toEqual(['first', 'chat', 'summary', 'title']);
  });

  it('let a chat pass between the parts of a summary, which keeps its place among summaries', async () => {
    const { hold, enter, release, ask, served } = createQueueHarness();
    const summary = await hold({ name: 'summary', lane: 'summary' });
    const later = enter({ name: 'later summary', lane: 'summary' });
    const chat = enter({ name: 'chat' });
    release(summary);
    await chat.settled;
    const nextPart = ask(summary);
    release(chat);
    await nextPart;
    expect(served).toEqual(['summary', 'chat', 'summary']);
    expect(later.positions).toEqual([1, 2, 1, 2, 1]);
  });

  it('move a summary that has waited for a minute to the first, once', async () => {
    const { hold, enter, clock, drain } = createQueueHarness();
    await hold({ name: 'first' });
    const summary = enter({ name: 'summary', lane: 'summary', client: 'bert' });
    for (const name of ['chat 1', 'chat 2']) enter({ name });
    expect(summary.positions).toEqual([1, 2, 3]);
    clock.advance(PROMOTION_MS);
    expect(summary.positions).toEqual([1, 2, 3, 1]);
    expect(await drain()).toEqual(['first', 'summary', 'chat 1', 'chat 2']);
    expect(clock.pending).toBe(0);
  });

  it('let nobody wait for a title, however long it has waited itself', async () => {
    const { hold, enter, clock, drain } = createQueueHarness();
    const long = await hold({ name: 'a long answer' });
    for (const name of ['title 1', 'title 2']) enter({ name, lane: 'background' });
    clock.advance(3 * PROMOTION_MS);
    enter({ name: 'follow-up' });
    expect(long.slot?.preempted.aborted).toBe(false);
    expect(await drain()).toEqual(['a long answer', 'follow-up', 'title 1', 'title 2']);
  });

  it('have a chat take the slot of a title, which asks again and comes last', async () => {
    const { hold, enter, release, ask, drain } = createQueueHarness();
    const title = await hold({ name: 'title', lane: 'background' });
    const { preempted } = title.slot ?? {};
    expect(preempted?.aborted).toBe(false);
    const chat = enter({ name: 'chat' });
    expect(preempted?.aborted).toBe(true);
    await settle();
    // The upstream has to let go first.
    expect(chat.slot).toBeUndefined();
    release(title);
    const again = ask(title);
    await chat.settled;
    expect(await drain()).toEqual(['title', 'chat', 'title']);
    await again;
  });

  it('take the slots of as many titles as are needed', async () => {
    const { hold, enter } = createQueueHarness(3);
    const titles = [await hold(TITLE), await hold(TITLE), await hold(TITLE)];
    const preempted = () => titles.filter(({ slot }) => slot?.preempted.aborted).length;
    enter();
    enter();
    enter(TITLE);
    expect(preempted()).toBe(2);
  });

  it('take no slot of anything but a title', async () => {
    const { hold, enter } = createQueueHarness();
    const summary = await hold({ lane: 'summary' });
    enter();
    expect(summary.slot?.preempted.aborted).toBe(false);
  });
});

describe('the estimate', () => {
  it('is absent until a slot was given back, then says what others took', async () => {
    const { hold, enter, release, clock } = createQueueHarness();
    const first = await hold();
    const [second, third] = [enter(), enter()];
    expect(second.waits).toEqual([undefined]);
    clock.advance(8_000);
    release(first);
    await second.settled;
    expect(third.waits).toEqual([undefined, 8_000]);
    clock.advance(3_000);
    expect(enter().waits).toEqual([13_000]);
  });

  it('knows of several slots, and does not promise that a turn that is late ends now', async () => {
    const { hold, enter, release, clock } = createQueueHarness(2);
    const first = await hold();
    clock.advance(4_000);
    release(first);
    await hold();
    await hold();
    clock.advance(6_000);
    expect([enter().waits, enter().waits, enter().waits]).toEqual([[2_000], [2_000], [6_000]]);
  });
});
