import type { TurnClaim } from '../live.ts';

/** A turn that this companion runs, or has not forgotten. */
export interface RedisClaim extends TurnClaim {
  readonly turn: string;
  /** Nobody else's, also of the same turn. */
  readonly id: string;
  readonly token: number;
  /** Whether the others know that it has its terminal. */
  isFinished: boolean;
}
