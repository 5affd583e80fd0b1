import type { Clock } from '../../clock.ts';
import type { Socket } from './socket.ts';

/** The unfinished sends of one socket. */
export interface Outbox {
  /**
   * Asks to hand over a frame of a log. `next` is called in the order of asking, once no other such frame is unfinished, and
   * may return none by then. However many logs a peer asks for and doesn't read, only one frame of them is in memory.
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
  return new SocketOutbox(socket, clock, maxPostedChars);
}

class SocketOutbox implements Outbox {
  readonly #socket: Socket;
  readonly #clock: Clock;
  readonly #maxPostedChars: number;
  // Sends finish in order, so one callback serves all of them, and the hot path makes no closure per token.
  readonly #unfinished: (() => void)[] = [];
  readonly #finish = (): void => this.#finishOldest();
  #progressAt = 0;
  #postedChars = 0;
  #idle: (() => void) | undefined;
  #feed: Outbox['feed'] | undefined;

  constructor(socket: Socket, clock: Clock, maxPostedChars: number) {
    this.#socket = socket;
    this.#clock = clock;
    this.#maxPostedChars = maxPostedChars;
  }

  get stuckSince(): number | undefined {
    return this.#unfinished.length > 0 ? this.#progressAt : undefined;
  }

  get feed(): Outbox['feed'] {
    this.#feed ??= createFeed(this);
    return this.#feed;
  }

  send(frame: string, sent: () => void): void {
    if (this.#unfinished.length === 0) this.#progressAt = this.#clock.now();
    this.#unfinished.push(sent);
    this.#socket.send(frame, this.#finish);
  }

  post(frame: string): boolean {
    if (this.#postedChars > this.#maxPostedChars) return false;
    this.#postedChars += frame.length;
    this.send(frame, () => {
      this.#postedChars -= frame.length;
    });
    return true;
  }

  onIdle(done: () => void): void {
    if (this.#unfinished.length === 0) done();
    else this.#idle = done;
  }

  #finishOldest(): void {
    const sent = this.#unfinished.shift();
    if (this.#unfinished.length > 0) this.#progressAt = this.#clock.now();
    sent?.();
    if (this.#unfinished.length === 0) this.#idle?.();
  }
}

/** See `Outbox.feed`: sends one frame of a log at a time over an outbox that takes other frames too. */
function createFeed(outbox: Pick<Outbox, 'send'>): Outbox['feed'] {
  const hungry: (() => string | undefined)[] = [];
  let isFeeding = false;

  function feedNext(): void {
    for (let next = hungry.shift(); next; next = hungry.shift()) {
      isFeeding = true;
      const frame = next();
      if (frame !== undefined) {
        outbox.send(frame, fed);
        return;
      }
      isFeeding = false;
    }
  }

  function fed(): void {
    isFeeding = false;
    feedNext();
  }

  return (next) => {
    hungry.push(next);
    if (!isFeeding) feedNext();
  };
}
