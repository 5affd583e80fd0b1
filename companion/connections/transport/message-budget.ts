import type { Limits } from '../../../protocol/limits.ts';
import type { Clock } from '../../clock.ts';
import { createTokenBucket, type TokenBucket } from '../../token-bucket.ts';

/** What to do with a message that just came. */
export type Verdict = 'pass' | 'limit' | 'close';

/** How fast one connection may send: messages, and what they weigh, since reading a large one costs as much as many. */
export interface MessageBudget {
  /** Counts a message, or a ping, of so many UTF-16 units. */
  spend(chars: number): Verdict;
  /** Counts what was answered: a short question can have a long answer. It is never what ends a connection. */
  charge(chars: number): void;
  /** Counts a message that was not understood on top: a peer that sends garbage is out sooner. */
  fine(): void;
}

/** Extra messages that one that was not understood counts for. */
const FINE = 4;

/** @param frameBytes of the largest frame that the connection may send: as many characters a second are allowed */
export function createMessageBudget(
  limits: Pick<Limits, 'messagesPerSecond'>,
  frameBytes: number,
  clock: Clock,
): MessageBudget {
  return new TwoBuckets(createTokenBucket(limits.messagesPerSecond, clock), createTokenBucket(frameBytes, clock));
}

class TwoBuckets implements MessageBudget {
  readonly #messages: TokenBucket;
  readonly #weight: TokenBucket;

  constructor(messages: TokenBucket, weight: TokenBucket) {
    this.#messages = messages;
    this.#weight = weight;
  }

  spend(chars: number): Verdict {
    const level = Math.min(this.#messages.take(1), this.#weight.take(chars));
    if (level < -1) return 'close';
    return level < 0 ? 'limit' : 'pass';
  }

  charge(chars: number): void {
    this.#weight.charge(chars);
  }

  fine(): void {
    this.#messages.take(FINE);
  }
}
