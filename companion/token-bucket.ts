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
  return new FillingBucket(perSecond, clock);
}

/** A class, since each connection has several. */
class FillingBucket implements TokenBucket {
  readonly #perSecond: number;
  readonly #clock: Clock;
  #level: number;
  #filledAt: number;

  constructor(perSecond: number, clock: Clock) {
    this.#perSecond = perSecond;
    this.#clock = clock;
    this.#level = capacityAt(perSecond);
    this.#filledAt = clock.now();
  }

  take(amount: number): number {
    const capacity = capacityAt(this.#perSecond);
    const now = this.#clock.now();
    const filled = this.#level + ((now - this.#filledAt) / 1000) * this.#perSecond;
    this.#level = Math.min(capacity, filled) - amount;
    this.#filledAt = now;
    return this.#level / capacity;
  }

  charge(amount: number): void {
    this.take(amount);
    this.#level = Math.max(this.#level, -capacityAt(this.#perSecond) / 2);
  }

  takeIfAny(amount: number): boolean {
    if (this.take(0) <= 0) return false;
    this.take(amount);
    return true;
  }
}

function capacityAt(perSecond: number): number {
  return 2 * perSecond;
}
