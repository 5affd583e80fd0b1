import type { ErrorReason } from '../../protocol/error-causes.ts';

/** Something that is wrong, in words for a person: what it is, why, and what to do. */
export interface Problem {
  title: string;
  message: string;
  /** What to do next; may be empty. */
  cure: string;
  /** The companion's reason, in place of `message`, and of `cure` where that is empty. */
  error?: ErrorReason;
  /** A command to copy and run, when that is the cure; empty otherwise. */
  command: string;
  /** Whether trying again by hand can help. */
  retryable: boolean;
  /** Whether pairing this browser with the companion is a cure. */
  pairable?: boolean;
}
