import type { StoppedBy } from '../../protocol/turn-events.ts';
import type { SlotQueue } from './queue/slot-queue.ts';
import type { TurnEntries, TurnEntry } from './turn-entries.ts';

/** The questions of clients that wait for the one before them: their order can be changed, and each can be taken back. */
export interface WaitingLine {
  /**
   * Puts a waiting turn before another one, or at the end for null. Before one that waits no longer means first. False when it
   * does not wait itself, or when its order can't be changed.
   */
  arrange(turn: string, before: string | null): Promise<boolean>;
  /** Cancels a waiting turn and drops its question: what waited for it waits for the one before. False when it does not wait. */
  withdraw(turn: string, by: (entry: TurnEntry) => StoppedBy | undefined): Promise<boolean>;
  /** The turn that stands where this one stood, which may have been taken back meanwhile. */
  standIn(turn: string | null): string | null;
  /** Whether a turn must not begin now, although the one before it has ended: its place is being changed. */
  isHeld(entry: TurnEntry): boolean;
}

export interface WaitingLineOptions {
  entries: TurnEntries;
  queue: Pick<SlotQueue, 'advance'>;
  /** Whether the turn that it follows has ended. */
  isParentOver(entry: TurnEntry): boolean;
}

export function createWaitingLine({ entries, queue, isParentOver }: WaitingLineOptions): WaitingLine {
  /** The line whose order is changed: none of it begins. */
  const held = new Set<TurnEntry>();
  /** Taken back, and what waited for it does not know yet: none of that begins. */
  let leaving: string | undefined;
  /** One change after the other: each finds what the one before it left. */
  let last: Promise<unknown> = Promise.resolve();

  const ofClients = (turn: string | null) => (turn === null ? undefined : entries.ofClients(turn));
  const parentOf = ({ request }: TurnEntry) => ofClients(request.parent);
  const waits = (entry: TurnEntry) => entries.unfinished.has(entry) && !isParentOver(entry);

  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const result = last.then(change);
    last = result.catch(() => {});
    return result;
  }

  /** A turn of clients' that waits, once it and all that its conversation asks is recorded. */
  async function find(turn: string): Promise<TurnEntry | undefined> {
    const entry = entries.ofClients(turn);
    if (!entry) return undefined;
    await admitted(entry);
    return waits(entry) ? entry : undefined;
  }

  /** Resolves once all is recorded that was asked in its conversation. */
  async function admitted(entry: TurnEntry): Promise<void> {
    for (let pending = admissionsBeside(entry); pending.length > 0; pending = admissionsBeside(entry)) {
      await Promise.allSettled(pending);
    }
  }

  function admissionsBeside({ request: { conversation } }: TurnEntry): Promise<unknown>[] {
    return [...entries.unfinished].flatMap(({ request, turn, admission }) =>
      request.conversation === conversation && !turn.hasBegun ? admission : [],
    );
  }

  function followers({ request }: TurnEntry): TurnEntry[] {
    return [...entries.unfinished].filter((other) => other.request.parent === request.turn);
  }

  /** All that waits before and behind a turn; undefined where two wait for the same one. */
  function lineOf(entry: TurnEntry): TurnEntry[] | undefined {
    const line = [entry];
    for (let first = parentOf(entry); first && waits(first); first = parentOf(first)) line.unshift(first);
    for (let next = followers(entry); next.length > 0; next = followers(line.at(-1) as TurnEntry)) line.push(...next);
    return line.every((each) => followers(each).length <= 1) ? line : undefined;
  }

  function moveBehind(entry: TurnEntry, { parent, watched }: { parent: string | null; watched: TurnEntry['parent'] }) {
    entry.request = { ...entry.request, parent };
    entry.parent = watched;
    entry.request.context.place?.moveBehind(parent);
    entry.turn.moveBehind(parent);
  }

  async function arrange(turn: string, before: string | null): Promise<boolean> {
    const entry = await find(turn);
    const line = entry && lineOf(entry);
    const place = entry?.request.context.place;
    const first = line?.[0];
    if (!line || !first || !place) return false;
    const others = line.filter((other) => other !== entry);
    const index = others.findIndex(({ request }) => request.turn === before);
    const arranged = others.toSpliced(before === null ? others.length : Math.max(0, index), 0, entry);
    for (const each of line) held.add(each);
    try {
      if (!(await place.arrange(arranged.map(({ request }) => request.turn)))) return false;
      let ahead = { parent: first.request.parent, watched: first.parent };
      for (const each of arranged) {
        // Also those that stay where they were: a window may have shown the new order before it held.
        moveBehind(each, ahead);
        ahead = { parent: each.request.turn, watched: undefined };
      }
      return true;
    } finally {
      held.clear();
      queue.advance();
    }
  }

  async function withdraw(turn: string, by: (entry: TurnEntry) => StoppedBy | undefined): Promise<boolean> {
    const entry = await find(turn);
    if (!entry) return false;
    leaving = turn;
    try {
      entry.turn.cancel(by(entry), true);
      await entry.turn.ended;
      await entry.request.context.place?.withdraw();
      // What was asked behind it meanwhile is told its place when it has been recorded.
      await admitted(entry);
      const { parent } = entry.request;
      for (const each of followers(entry)) moveBehind(each, { parent, watched: entry.parent });
      return true;
    } finally {
      leaving = undefined;
      queue.advance();
    }
  }

  return {
    arrange: (turn, before) => inTurn(() => arrange(turn, before)),
    withdraw: (turn, by) => inTurn(() => withdraw(turn, by)),
    standIn(turn) {
      let id = turn;
      for (let entry = ofClients(id); entry && isWithdrawn(entry); entry = parentOf(entry)) id = entry.request.parent;
      return id;
    },
    isHeld: (entry) => held.has(entry) || (leaving !== undefined && entry.request.parent === leaving),
  };
}

function isWithdrawn({ turn: { log } }: TurnEntry): boolean {
  return log.terminal?.type === 'cancelled' && log.terminal.withdrawn === true;
}
