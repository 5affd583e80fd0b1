import type { Limits } from '../../../protocol/limits.ts';
import type { Clock } from '../../clock.ts';
import { createTokenBucket, type TokenBucket } from '../../token-bucket.ts';

/** What to do with a message that has just come. */
export type Verdict = 'pass' | 'limit' | 'close';

/** How fast one connection may send: the number of messages and their size, since reading a large one costs as much as many. */
export interface MessageBudget {
  /** Counts a message, or a ping, of so many UTF-16 units. */
  spend(chars: number): Verdict;
  /** Counts answers, because a short request can have a long answer. They never end a connection. */
  charge(chars: number): void;
  /** Counts extra for a message that was not understood, so that a peer that sends garbage is closed sooner. */
  fine(): void;
}

/** Extra messages that one that was not understood counts for. */
const FINE = 4;

/** @param frameBytes the largest frame that the connection may send, and as many characters a second */
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
