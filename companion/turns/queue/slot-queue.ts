/**
 * One upstream's slots, and who waits for one. Strict lanes: nobody is served while somebody waits in a lane before,
 * but who has waited long enough moves to the first. Within a lane clients take turns, guests together as one of them.
 */
import type { Clock } from '../../clock.ts';
import { createLaneOrder } from './fair-order.ts';
import { createWaitEstimate } from './wait-estimate.ts';

/** From the first to the last. What runs in the last gives its slot up to any other. */
export const LANES = ['chat', 'summary', 'background'] as const;
export type Lane = (typeof LANES)[number];

export interface SlotQueue {
  /** Takes a place for work that needs a slot once or several times, one after another. Places keep their order. */
  enter(entrant: Entrant): QueuePlace;
  /** Looks again at who is ready. */
  advance(): void;
}

export interface Entrant {
  lane: Lane;
  /** Whose work it is; clients take turns. */
  client: string;
  signal: AbortSignal;
  /** Whether it may go when its turn comes; while it may not, those behind it pass. */
  isReady(): boolean;
  /** Called when it has to wait, and whenever its position changes; 1 is next. */
  onPosition(position: number, waitMs: number | undefined): void;
}

export interface QueuePlace {
  /** Resolves once there is one; rejects with the signal's reason when aborted before. */
  slot(): Promise<Slot>;
}

export interface Slot {
  /** Counts once, however often it is called. */
  release(): void;
  /** Aborts when somebody needs the slot more: what runs in it has to end, and may ask for another. */
  readonly preempted: AbortSignal;
}

/** Milliseconds of waiting after which a request is in the first lane. */
export const PROMOTION_MS = 60_000;

interface Waiting extends Entrant {
  rank: number;
  since: number;
  position: number;
  start(): void;
}

interface Holder {
  lane: Lane;
  since: number;
  preemption: AbortController;
}

export function createSlotQueue(slots: number, clock: Clock): SlotQueue {
  const waiting = new Set<Waiting>();
  const holders = new Set<Holder>();
  const orders = { chat: createLaneOrder(), summary: createLaneOrder(), background: createLaneOrder() };
  const estimate = createWaitEstimate();
  let entered = 0;

  function laneOf({ lane, since }: Waiting): Lane {
    return clock.now() - since >= PROMOTION_MS ? 'chat' : lane;
  }

  function inOrder(): Waiting[] {
    const all = [...waiting];
    return LANES.flatMap((lane) => orders[lane].sort(all.filter((request) => laneOf(request) === lane)));
  }

  function advance(): void {
    while (holders.size < slots) {
      const next = inOrder().find((request) => request.isReady());
      if (next === undefined) break;
      waiting.delete(next);
      orders[laneOf(next)].serve(next.client);
      next.start();
    }
    preempt();
    tellPositions();
  }

  /** As many as there are who need a slot more. Theirs come free when the upstream has let go. */
  function preempt(): void {
    let needed = [...waiting].filter((request) => laneOf(request) !== 'background' && request.isReady()).length;
    for (const { lane, preemption } of holders) {
      if (lane !== 'background') continue;
      if (needed <= 0) return;
      needed -= 1;
      preemption.abort();
    }
  }

  function tellPositions(): void {
    const order = inOrder();
    const now = clock.now();
    const held = [...holders].map(({ since }) => now - since);
    const waits = estimate.of(order.length, slots, held);
    for (const [index, request] of order.entries()) {
      if (request.position === index + 1) continue;
      request.position = index + 1;
      request.onPosition(request.position, waits?.[index]);
    }
  }

  function hold(lane: Lane): Slot {
    const holder: Holder = { lane, since: clock.now(), preemption: new AbortController() };
    holders.add(holder);
    return {
      preempted: holder.preemption.signal,
      release() {
        if (!holders.delete(holder)) return;
        if (lane !== 'background') estimate.add(clock.now() - holder.since);
        advance();
      },
    };
  }

  function wait(entrant: Entrant, rank: number): Promise<Slot> {
    const { signal, lane } = entrant;
    if (signal.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const cancelPromotion = lane === 'chat' ? () => {} : clock.after(PROMOTION_MS, advance);
      const request: Waiting = {
        ...entrant,
        rank,
        since: clock.now(),
        position: 0,
        start() {
          cancelPromotion();
          signal.removeEventListener('abort', leave);
          resolve(hold(laneOf(request)));
        },
      };
      const leave = () => {
        cancelPromotion();
        waiting.delete(request);
        reject(signal.reason);
        advance();
      };
      signal.addEventListener('abort', leave, { once: true });
      waiting.add(request);
      advance();
    });
  }

  return {
    enter(entrant) {
      entered += 1;
      const rank = entered;
      return { slot: () => wait(entrant, rank) };
    },
    advance,
  };
}
