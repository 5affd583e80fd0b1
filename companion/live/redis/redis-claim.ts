import type { TurnClaim } from '../live.ts';

/** A turn that this companion runs, or has not forgotten. */
export interface RedisClaim extends TurnClaim {
  readonly turn: string;
  /** Unique to this claim, even among claims of the same turn. */
  readonly id: string;
  readonly token: number;
  /** Entries of its log that were written, or may have been: each has a larger number than all before, whatever the clocks say. */
  written: number;
  /** Whether the others know that it has its terminal. */
  isFinished: boolean;
}
