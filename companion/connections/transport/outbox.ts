import type { Clock } from '../../clock.ts';
import type { Socket } from './socket.ts';

/** What one socket has been given to send and not finished. */
export interface Outbox {
  /**
   * Asks to hand over a frame of a log: `next` is called once no other such frame is unfinished, in the order of asking,
   * and may have none by then. However often a peer asks for logs that it doesn't read, one frame of them is in memory.
   */
  feed(next: () => string | undefined): void;
  /** Hands over a frame; the caller waits for `sent` before it hands over the next. */
  send(frame: string, sent: () => void): void;
  /** Hands over a frame that nobody waits for. False when too much is unfinished: the peer asks and doesn't read. */
  post(frame: string): boolean;
  /** Since when the oldest unfinished send has made no progress; undefined when all have finished. */
  readonly stuckSince: number | undefined;
  /** Calls back once nothing is unfinished. */
  onIdle(done: () => void): void;
}

/** @param maxPostedChars UTF-16 units of posted frames that may be unfinished before another one is refused */
export function createOutbox(socket: Socket, clock: Clock, maxPostedChars: number): Outbox {
  // Sends finish in order, so one callback for all of them spares the hot path a closure per token.
  const unfinished: (() => void)[] = [];
  let progressAt = 0;
  let postedChars = 0;
  let idle: (() => void) | undefined;
  const hungry: (() => string | undefined)[] = [];
  let isFeeding = false;

  function finish(): void {
    const sent = unfinished.shift();
    if (unfinished.length > 0) progressAt = clock.now();
    sent?.();
    if (unfinished.length === 0) idle?.();
  }

  function send(frame: string, sent: () => void): void {
    if (unfinished.length === 0) progressAt = clock.now();
    unfinished.push(sent);
    socket.send(frame, finish);
  }

  function feedNext(): void {
    for (let next = hungry.shift(); next; next = hungry.shift()) {
      isFeeding = true;
      const frame = next();
      if (frame !== undefined) {
        send(frame, fed);
        return;
      }
      isFeeding = false;
    }
  }

  function fed(): void {
    isFeeding = false;
    feedNext();
  }

  return {
    send,
    feed(next) {
      hungry.push(next);
      if (!isFeeding) feedNext();
    },
    post(frame) {
      if (postedChars > maxPostedChars) return false;
      postedChars += frame.length;
      send(frame, () => {
        postedChars -= frame.length;
      });
      return true;
    },
    get stuckSince() {
      return unfinished.length > 0 ? progressAt : undefined;
    },
    onIdle(done) {
      if (unfinished.length === 0) done();
      else idle = done;
    },
  };
}
