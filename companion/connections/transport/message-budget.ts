import type { Clock } from '../../clock.ts';

/** What to do with a message that just came. */
export type Verdict = 'pass' | 'limit' | 'close';

/** How fast one connection may send: a token bucket that may go as far into debt as it can be full. */
export interface MessageBudget {
  /** Counts a message. */
  spend(): Verdict;
  /** Counts a message that was not understood on top: who sends garbage is out sooner. */
  fine(): void;
}

/** Extra messages that one that was not understood counts for. */
const FINE = 4;

export function createMessageBudget(messagesPerSecond: number, clock: Clock): MessageBudget {
  const capacity = 2 * messagesPerSecond;
  let level = capacity;
  let filledAt = clock.now();

  return {
    spend() {
      const now = clock.now();
      level = Math.min(capacity, level + ((now - filledAt) / 1000) * messagesPerSecond) - 1;
      filledAt = now;
      if (level < -capacity) return 'close';
      return level < 0 ? 'limit' : 'pass';
    },
    fine() {
      level -= FINE;
    },
  };
}
