import type { Clock } from '../../clock.ts';
import type { Upstream } from '../../upstreams/upstream.ts';
import { createSlotQueue, type SlotQueue } from './slot-queue.ts';

/** A queue for each upstream, for everything that is asked of it. */
export interface UpstreamQueues {
  of(upstream: Upstream): SlotQueue;
  /** Looks again at who is ready, in all of them. */
  advance(): void;
}

export function createUpstreamQueues(clock: Clock): UpstreamQueues {
  const queues = new Map<string, SlotQueue>();
  return {
    of({ id, slots }) {
      let queue = queues.get(id);
      if (queue === undefined) {
        queue = createSlotQueue(slots, clock);
        queues.set(id, queue);
      }
      return queue;
    },
    advance() {
      for (const queue of queues.values()) queue.advance();
    },
  };
}
