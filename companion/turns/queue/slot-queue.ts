/**
 * Who waits for a slot of a model server, and who gets the next. There is one queue for all servers, since a server can
 * belong to several pools: each request names the servers that may answer it, and its server is chosen when there is a
 * slot. Strict lanes: nobody is served while somebody who waits for the same server is in a lane before. What has waited
 * long enough in the second moves to the first; a title never does, since nobody waits for one. Within a lane clients take
 * turns, guests together as one of them.
 *
 * The queue is this companion's own; slots are leases that all companions share, and one is asked for when somebody here
 * could be served.
 */
import type { Clock } from '../../clock.ts';
import type { Live } from '../../live/live.ts';
import { noneWhileAway } from '../../live/live-error.ts';
import type { Holder } from '../../upstreams/chosen-model.ts';
import type { Upstream } from '../../upstreams/upstream.ts';
import { createLaneOrder } from './fair-order.ts';
import { createWaitEstimate, type WaitEstimate } from './wait-estimate.ts';

/**
 * From the first to the last: answers, then summaries and the parts of any other answer, then titles. What runs in the last gives its
 * slot up to any other.
 */
export const LANES = ['chat', 'summary', 'background'] as const;
export type Lane = (typeof LANES)[number];

export interface SlotQueue {
  /** Takes a place for work that needs a slot once or several times, one after another. Places keep their order. */
  enter(entrant: Entrant): QueuePlace;
  /** Looks again at who is ready, and at the servers. */
  advance(): void;
  /** Whether somebody is answered by this server, or waits for any. */
  isBusy(upstream: string): boolean;
  /** How many are answered by it now. */
  countRunning(upstream: string): number;
}

export interface Entrant {
  lane: Lane;
  /** Whose work it is; clients take turns. */
  client: string;
  signal: AbortSignal;
  /** The servers that may answer it now; never empty. */
  holders(): readonly Holder[];
  /** Whether it may go when its turn comes; while it may not, those behind it pass. */
  isReady(): boolean;
  /** Called when it has to wait, and whenever its position changes; 1 is next. */
  onPosition(position: number, waitMs: number | undefined): void;
}

export interface QueuePlace {
  /**
   * Resolves once there is one; rejects with the signal's reason when aborted before.
   *
   * @param lane where it is waited for. Default: the entrant's
   */
  slot(lane?: Lane): Promise<Slot>;
}

export interface Slot {
  /** The server that has it. */
  readonly holder: Holder;
  /** Counts once, however often it is called. */
  release(): void;
  /** Aborts with {@link PREEMPTED} when somebody needs the slot more: what runs in it has to end, and may ask for another. */
  readonly preempted: AbortSignal;
}

/** Why what ran in a slot was aborted: somebody needs it more. */
export const PREEMPTED = new Error('somebody needs the slot more');

/** Milliseconds of waiting after which what waits in the second lane moves to the first. */
export const PROMOTION_MS = 60_000;

interface Waiting extends Entrant {
  rank: number;
  since: number;
  position: number;
  start(holder: Holder, giveBack: () => void): void;
}

interface Running {
  upstream: string;
  lane: Lane;
  since: number;
  preemption: AbortController;
}

export function createSlotQueue(clock: Clock, live: Pick<Live, 'takeSlot' | 'onSlotFree'>): SlotQueue {
  const waiting = new Set<Waiting>();
  const running = new Set<Running>();
  const orders = { chat: createLaneOrder(), summary: createLaneOrder(), background: createLaneOrder() };
  /** How long slots are held, by server. */
  const estimates = new Map<string, WaitEstimate>();
  /** Servers that had no slot left when they were asked: other companions have some. */
  const full = new Set<string>();
  /** A slot that was given, and nobody has yet. */
  let given: { server: string; giveBack: () => void } | undefined;
  let isAsking = false;
  let entered = 0;
  let isAdvancing = false;
  let hasToAdvance = false;

  function laneOf({ lane, since }: Waiting): Lane {
    return lane === 'summary' && clock.now() - since >= PROMOTION_MS ? 'chat' : lane;
  }

  function inOrder(): Waiting[] {
    const all = [...waiting];
    return LANES.flatMap((lane) => orders[lane].sort(all.filter((request) => laneOf(request) === lane)));
  }

  function runningAt(upstream: string): Running[] {
    return [...running].filter((each) => each.upstream === upstream);
  }

  /** Of the servers with a slot: where the model is loaded, then the least busy, then the first. */
  function chooseHolder(request: Waiting): Holder | undefined {
    const isFree = ({ id, slots }: Upstream) => !full.has(id) && runningAt(id).length < slots;
    const free = request.holders().filter(({ upstream }) => isFree(upstream));
    const busy = ({ upstream }: Holder) => runningAt(upstream.id).length / upstream.slots;
    const [best] = free.toSorted((a, b) => Number(b.isLoaded) - Number(a.isLoaded) || busy(a) - busy(b));
    return best?.isLoaded || !mayTakeFromTitle(request) ? best : undefined;
  }

  /** A title gives its slot up sooner than another server has loaded the model. */
  function mayTakeFromTitle(request: Waiting): boolean {
    if (laneOf(request) === 'background') return false;
    return request
      .holders()
      .some(({ upstream, isLoaded }) => isLoaded && runningAt(upstream.id).some(({ lane }) => lane === 'background'));
  }

  function serveNext(): boolean {
    for (const request of inOrder()) {
      if (!request.isReady()) continue;
      const holder = chooseHolder(request);
      if (holder === undefined) continue;
      if (given?.server !== holder.upstream.id) {
        void askFor(holder.upstream);
        return false;
      }
      const { giveBack } = given;
      given = undefined;
      waiting.delete(request);
      orders[laneOf(request)].serve(request.client);
      request.start(holder, giveBack);
      return true;
    }
    return false;
  }

  /** The turn that is first when the slot is given has it: none is served meanwhile. */
  async function askFor({ id, slots }: Upstream): Promise<void> {
    isAsking = true;
    // Before the answer, since that one came free may be told before it too.
    full.add(id);
    const giveBack = await live.takeSlot(id, slots).catch(noneWhileAway);
    isAsking = false;
    given?.giveBack();
    given = giveBack && { server: id, giveBack };
    if (giveBack) full.delete(id);
    advance();
  }

  function giveBackUnused(): void {
    const unused = given;
    given = undefined;
    unused?.giveBack();
  }

  /** What listeners do may ask for another look; it comes after this one. */
  function advance(): void {
    hasToAdvance = true;
    if (isAdvancing) return;
    isAdvancing = true;
    try {
      while (hasToAdvance) {
        hasToAdvance = false;
        while (!isAsking && serveNext());
        if (isAsking) continue;
        giveBackUnused();
        preempt();
        tellPositions();
      }
    } finally {
      isAdvancing = false;
    }
  }

  /**
   * One for each that needs a slot more, at a server that could answer it, where its model is loaded if there is one. The
   * slots come free when the upstream has let go.
   */
  function preempt(): void {
    const titles = [...running].filter(({ lane }) => lane === 'background');
    if (titles.length === 0) return;
    for (const request of inOrder()) {
      if (laneOf(request) === 'background' || !request.isReady()) continue;
      const holders = request.holders().toSorted((a, b) => Number(b.isLoaded) - Number(a.isLoaded));
      const [title] = holders.flatMap(({ upstream }) => titles.filter((each) => each.upstream === upstream.id));
      if (title === undefined) continue;
      titles.splice(titles.indexOf(title), 1);
      title.preemption.abort(PREEMPTED);
    }
  }

  /** A request's position counts those before it that wait for any of its servers. */
  function tellPositions(): void {
    const ahead = new Map<string, { servers: Set<string>; count: number }>();
    for (const request of inOrder()) {
      const holders = request.holders();
      const servers = new Set(holders.map(({ upstream }) => upstream.id));
      const key = [...servers].join('\n');
      const same = ahead.get(key) ?? { servers, count: 0 };
      ahead.set(key, same);
      same.count += 1;
      const rivals = [...ahead.values()].filter((other) => !other.servers.isDisjointFrom(servers));
      const position = rivals.reduce((sum, { count }) => sum + count, 0);
      if (request.position === position) continue;
      request.position = position;
      request.onPosition(position, estimateWait(holders, position));
    }
  }

  function estimateWait(holders: readonly Holder[], position: number): number | undefined {
    const now = clock.now();
    const slots = holders.reduce((sum, { upstream }) => sum + upstream.slots, 0);
    const held = holders.flatMap(({ upstream }) => runningAt(upstream.id)).map(({ since }) => now - since);
    for (const { upstream } of holders) {
      const waits = estimates.get(upstream.id)?.of(position, slots, held);
      if (waits !== undefined) return waits.at(-1);
    }
    return undefined;
  }

  function hold(lane: Lane, holder: Holder, giveBack: () => void): Slot {
    const { id } = holder.upstream;
    const mine: Running = { upstream: id, lane, since: clock.now(), preemption: new AbortController() };
    running.add(mine);
    return {
      holder,
      preempted: mine.preemption.signal,
      release() {
        if (!running.delete(mine)) return;
        giveBack();
        if (lane !== 'background') {
          const estimate = estimates.get(id) ?? createWaitEstimate();
          estimates.set(id, estimate);
          estimate.add(clock.now() - mine.since);
        }
        advance();
      },
    };
  }

  function wait(entrant: Entrant, rank: number): Promise<Slot> {
    const { signal, lane } = entrant;
    if (signal.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const cancelPromotion = lane === 'summary' ? clock.after(PROMOTION_MS, advance) : () => {};
      const request: Waiting = {
        ...entrant,
        rank,
        since: clock.now(),
        position: 0,
        start(holder, giveBack) {
          cancelPromotion();
          signal.removeEventListener('abort', leave);
          resolve(hold(laneOf(request), holder, giveBack));
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

  live.onSlotFree((server) => {
    full.delete(server);
    advance();
  });

  return {
    enter(entrant) {
      entered += 1;
      const rank = entered;
      return { slot: (lane = entrant.lane) => wait({ ...entrant, lane }, rank) };
    },
    advance,
    countRunning: (upstream) => runningAt(upstream).length,
    isBusy: (upstream) => waiting.size > 0 || runningAt(upstream).length > 0,
  };
}
