import type { Clock } from './clock.ts';

/** Holds two seconds' worth of whatever may come so often a second, and may go as far into debt. */
export interface TokenBucket {
  /** Takes so much, whether it is there or not. Returns how full the bucket is then: from 1 to -1 and below. */
  take(amount: number): number;
  /** Takes so much for what was done already, and goes no further into debt than half of what it may. */
  charge(amount: number): void;
  /** Takes so much when there is anything at all; false when it is empty. */
  takeIfAny(amount: number): boolean;
}

export function createTokenBucket(perSecond: number, clock: Clock): TokenBucket {
  const capacity = 2 * perSecond;
  let level = capacity;
  let filledAt = clock.now();

  function take(amount: number): number {
    const now = clock.now();
    level = Math.min(capacity, level + ((now - filledAt) / 1000) * perSecond) - amount;
    filledAt = now;
    return level / capacity;
  }

  return {
    take,
    charge(amount) {
      take(amount);
      level = Math.max(level, -capacity / 2);
    },
    takeIfAny(amount) {
      if (take(0) <= 0) return false;
      take(amount);
      return true;
    },
  };
}
