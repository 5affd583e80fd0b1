import type { Problem } from '../state/problem.ts';

/** What follows from the end of a socket. */
export interface Verdict {
  problem: Problem;
  /** `wait`: try again after the backoff. `stop`: only a person can say when. */
  next: 'wait' | 'stop';
  /**
   * What may have changed just now, so that one attempt at once is worth it before the person is told: the key in
   * `companion.json` is newer than the one that was refused; the companion came up between the dial and the probe.
   * A key that was paired does not change without our being told.
   */
  tryAtOnce?: 'fresh-key' | 'just-started';
  /** It tells how far it is: asked again soon it is further. */
  isUnderWay?: boolean;
}
