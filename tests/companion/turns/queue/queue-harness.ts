import { createMemoryLive } from '../../../../companion/live/memory-live.ts';
import {
  createSlotQueue,
  type Entrant,
  type Lane,
  type QueuePlace,
  type Slot,
} from '../../../../companion/turns/queue/slot-queue.ts';
import type { Holder } from '../../../../companion/upstreams/chosen-model.ts';
import { createReaderUpstream } from '../../../../companion/upstreams/reader/reader-upstream.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';

export interface Waiter {
  name: string;
  lane: Lane;
  client: string;
  /** All that it was told. */
  positions: number[];
  waits: (number | undefined)[];
  /** Once it was served, until it let go. */
  slot: Slot | undefined;
  readonly settled: Promise<unknown>;
  leave(): void;
  holders: Entrant['holders'];
  place: QueuePlace;
}

export interface Wish extends Partial<Pick<Entrant, 'lane' | 'client' | 'isReady' | 'holders'>> {
  name?: string;
}

/** A server that holds the model. */
export function holderAt(id: string, slots = 1, isLoaded = false): Holder {
  return { upstream: { ...createReaderUpstream(), id, slots }, ownName: 'm', isLoaded };
}

/** A queue whose every event is kept, in order. */
export function createQueueHarness(slots = 1) {
  const clock = createManualClock();
  const queue = createSlotQueue(clock, createMemoryLive(createManualClock()));
  const usual = [holderAt('only', slots)];
  const served: string[] = [];
  const waiters: Waiter[] = [];

  function ask(waiter: Waiter): Promise<unknown> {
    return waiter.place.slot().then(
      (slot) => {
        waiter.slot = slot;
        served.push(waiter.name);
      },
      () => {},
    );
  }

  function enter({
    name = `${waiters.length}`,
    lane = 'chat',
    client = 'anna',
    isReady = () => true,
    holders = () => usual,
  }: Wish = {}) {
    const leaving = new AbortController();
    const positions: number[] = [];
    const waits: (number | undefined)[] = [];
    const place = queue.enter({
      lane,
      client,
      signal: leaving.signal,
      holders,
      isReady,
      onPosition(position, waitMs) {
        positions.push(position);
        waits.push(waitMs);
      },
    });
    const base = {
      name,
      lane,
      client,
      positions,
      waits,
      slot: undefined,
      place,
      holders,
      leave: () => leaving.abort(),
    };
    const waiter: Waiter = Object.assign(base, { settled: Promise.resolve() as Promise<unknown> });
    Object.assign(waiter, { settled: ask(waiter) });
    waiters.push(waiter);
    return waiter;
  }

  /** Takes a slot once there is one. */
  async function hold(wish: Wish = {}): Promise<Waiter> {
    const waiter = enter(wish);
    await waiter.settled;
    return waiter;
  }

  function release(waiter: Waiter): void {
    const { slot } = waiter;
    waiter.slot = undefined;
    slot?.release();
  }

  /** Everybody who is served lets go at once, until nobody is left. */
  async function drain(): Promise<string[]> {
    for (let holder = waiters.find(({ slot }) => slot); holder; holder = waiters.find(({ slot }) => slot)) {
      release(holder);
      await settle();
    }
    return served;
  }

  return { clock, queue, served, waiters, enter, hold, ask, release, drain };
}

/** Lets promises that are settled go on. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 4; round += 1) await Promise.resolve();
}
