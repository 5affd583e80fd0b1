import type { Clock } from './clock.ts';

/** Holds two seconds' worth of whatever may come so often a second, and may go as far into debt. */
export interface TokenBucket {
  /** Takes so much, whether it is there or not. Returns how full the bucket is then: from 1 to -1 and below. */
  take(amount: number): number;
}

export function createTokenBucket(perSecond: number, clock: Clock): TokenBucket {
  const capacity = 2 * perSecond;
  let level = capacity;
  let filledAt = clock.now();
  return {
    take(amount) {
      const now = clock.now();
      level = Math.min(capacity, level + ((now - filledAt) / 1000) * perSecond) - amount;
      filledAt = now;
      return level / capacity;
    },
  };
}
