import type { Clock } from '../clock.ts';
import { type Canceller, LEASE_MS, type TurnClaim } from './live.ts';

/** What the companions in one process share, in place of a server. Outside of tests there is only one companion. */
export interface SharedMemory {
  readonly clock: Clock;
  readonly turns: Map<string, ClaimedTurn>;
  lastToken: number;
  /** Until when each cancel is remembered, the earliest first, and who cancelled. The message budget of clients bounds their number. */
  readonly cancels: Map<string, { until: number; by: Canceller | undefined }>;
  /** The companion that has each slot, by server. */
  readonly slots: Map<string, Set<{ owner: Member }>>;
  /** The companions that were refused one, in their order. */
  readonly lines: Map<string, Set<Member>>;
  /** When a slot was given back last. */
  readonly freedAt: Map<string, number>;
  /** Called when a slot is given back. */
  readonly slotListeners: Set<(server: string) => void>;
  readonly topics: Map<string, Set<Watcher>>;
}

/** One companion. */
export interface Member {
  /** When it was last heard from. */
  heardAt: number;
  /** Whether messages reach it, and its own messages reach the others. */
  isConnected(): boolean;
}

export interface ClaimedTurn extends TurnClaim {
  readonly owner: Member;
  readonly token: number;
}

export interface Watcher {
  readonly owner: Member;
  readonly who: string;
  listener(frame: string): void;
}

export function createSharedMemory(clock: Clock): SharedMemory {
  return {
    clock,
    turns: new Map(),
    lastToken: 0,
    cancels: new Map(),
    slots: new Map(),
    lines: new Map(),
    freedAt: new Map(),
    slotListeners: new Set(),
    topics: new Map(),
  };
}

/** Whether `owner` still has its leases, as `me` sees it: a companion never takes anything from itself. */
export function isThere({ clock }: SharedMemory, owner: Member, me: Member): boolean {
  return owner === me || clock.now() - owner.heardAt < LEASE_MS;
}
