/** What all sockets have in common: message budget, silence, a peer that does not read, and the end. */
import { CLOSE_CODES } from '../../../protocol/close-codes.ts';
import { encode } from '../../../protocol/codec.ts';
import type { Limits } from '../../../protocol/limits.ts';
import { closeReasons } from '../../../words/english/close-reasons.ts';
import type { Clock } from '../../clock.ts';
import { codedError } from '../../coded-error.ts';
import { type Log, toLogFields } from '../../logging/log.ts';
import type { TokenBucket } from '../../token-bucket.ts';
import type { Connection, Link } from '../connection.ts';
import { createMessageBudget, type MessageBudget } from './message-budget.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { Socket, SocketEvents } from './socket.ts';

/** What a message costs in addition to its text. */
const MESSAGE_CHARS = 1024;

export interface SocketLinkOptions {
  socket: Socket;
  clock: Clock;
  log: Log;
  limits: Limits;
  /** Whether the other end has a key, or is about to prove it. */
  hasKey: boolean;
  /** Whether the other end is a member of a room, or is about to prove that. A member may send as little as a guest, and may receive as much as a client. */
  isMember?: boolean;
  /** The budget of characters that all callers of this kind share; absent: no limit. */
  shared?: TokenBucket | undefined;
  open(link: Link): Connection;
  onClosed(): void;
}

export interface SocketLink {
  readonly events: SocketEvents;
  /** Whether the other end waits for anything. */
  readonly isBusy: boolean;
  sweep(): void;
  /** Ends the connection at once, except for a last frame that was announced. Nothing more is received. */
  cutOff(code: number, reason: string): void;
  /** Ends the connection once everything that was sent is on its way. */
  finish(code: number, reason: string): void;
  terminate(): void;
}

export function createSocketLink(options: SocketLinkOptions): SocketLink {
  return new LinkOverSocket(options);
}

class LinkOverSocket implements Link, SocketLink, SocketEvents {
  readonly #socket: Socket;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #limits: Limits;
  readonly #hasKey: boolean;
  readonly #shared: TokenBucket | undefined;
  readonly #onClosed: () => void;
  readonly #outbox: Outbox;
  readonly #budget: MessageBudget;
  #pending = 0;
  #isClosing = false;
  #isCutOff = false;
  #lastPost: Promise<void> | undefined;
  #heardAt: number;
  #pingedAt: number | undefined;
  #cancelTermination: (() => void) | undefined;
  readonly #connection: Connection;

  constructor({ socket, clock, log, limits, hasKey, isMember = false, shared, open, onClosed }: SocketLinkOptions) {
    this.#socket = socket;
    this.#clock = clock;
    this.#log = log;
    this.#limits = limits;
    this.#hasKey = hasKey;
    this.#shared = shared;
    this.#onClosed = onClosed;
    this.#outbox = createOutbox(socket, clock, hasKey || isMember ? limits.unreadChars : limits.guestUnreadChars);
    this.#budget = createMessageBudget(limits, hasKey ? limits.frameBytes : limits.guestFrameBytes, clock);
    this.#heardAt = clock.now();
    this.#connection = open(this);
  }

  get events(): SocketEvents {
    return this;
  }

  get isBusy(): boolean {
    return this.#pending > 0 || this.#connection.isBusy;
  }

  // Each of these three may be passed on alone. They are bound only when used, since most connections only wait.
  get feed(): Outbox['feed'] {
    return this.#outbox.feed;
  }

  get post(): Link['post'] {
    return (frame) => {
      if (!this.#hasKey) {
        this.#budget.charge(frame.length);
        this.#shared?.charge(frame.length);
      }
      if (!this.#outbox.post(frame)) this.close(CLOSE_CODES.slowViewer, closeReasons.answersUnread);
    };
  }

  get sweep(): () => void {
    return () => this.#sweep();
  }

  send(frame: string, sent: () => void): void {
    this.#outbox.send(frame, sent);
  }

  postLast(work: () => Promise<string>): void {
    // Started later, because it may cut this connection off.
    const posted = Promise.resolve().then(work).then(this.post);
    this.#lastPost = posted;
    this.guard(posted);
  }

  ping(): void {
    this.#socket.ping();
  }

  guard(work: Promise<unknown>): void {
    this.#pending += 1;
    work
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#pending -= 1;
      });
  }

  close(code: number, reason: string): void {
    if (this.#isClosing) return;
    this.#isClosing = true;
    this.#socket.close(code, reason);
    this.#cancelTermination = this.#clock.after(this.#limits.closeMs, () => this.#socket.terminate());
  }

  text(frame: string): void {
    const isWithin = this.#accept(frame.length);
    if (this.#isClosing || this.#isCutOff) return;
    if (!isWithin || this.#pending >= this.#limits.pendingMessages) {
      this.post(RATE_LIMITED);
      return;
    }
    try {
      if (!this.#connection.receive(frame)) this.#budget.fine();
    } catch (error) {
      this.#fail(error);
    }
  }

  binary(frame: Uint8Array): void {
    const isWithin = this.#accept(frame.byteLength);
    if (this.#isClosing || this.#isCutOff) return;
    if (!isWithin) {
      this.post(RATE_LIMITED);
      this.#connection.missBinary?.();
    } else if (!this.#connection.receiveBinary?.(frame)) {
      this.close(CLOSE_CODES.unsupportedData, closeReasons.noBinaryAwaited);
    }
  }

  heard(): void {
    this.#accept(0);
  }

  closed(): void {
    this.#isClosing = true;
    this.#cancelTermination?.();
    this.#connection.dispose();
    this.#onClosed();
  }

  cutOff(code: number, reason: string): void {
    this.#isCutOff = true;
    if (this.#lastPost === undefined) this.close(code, reason);
    else void this.#lastPost.catch(() => {}).then(() => this.close(code, reason));
  }

  finish(code: number, reason: string): void {
    this.#outbox.onIdle(() => this.close(code, reason));
  }

  terminate(): void {
    this.#socket.terminate();
  }

  #sweep(): void {
    if (this.#isClosing) return;
    const { pingMs, slowViewerMs } = this.#limits;
    const now = this.#clock.now();
    this.#connection.sweep();
    const { stuckSince } = this.#outbox;
    if (stuckSince !== undefined && now - stuckSince >= slowViewerMs) {
      this.close(CLOSE_CODES.slowViewer, closeReasons.nothingRead);
    } else if (this.#pingedAt !== undefined) {
      if (now - this.#pingedAt >= pingMs) this.close(CLOSE_CODES.pingTimeout, closeReasons.pingUnanswered);
    } else if (now - this.#heardAt >= pingMs) {
      this.#pingedAt = now;
      this.#connection.ping();
    }
  }

  /** Counts what came. False when it must not be answered. */
  #accept(chars: number): boolean {
    this.#heardAt = this.#clock.now();
    this.#pingedAt = undefined;
    if (this.#isClosing) return false;
    const verdict = this.#budget.spend(chars);
    if (verdict === 'close') this.close(CLOSE_CODES.flooding, closeReasons.tooManyMessages);
    return verdict === 'pass' && (this.#shared?.takeIfAny(chars + MESSAGE_CHARS) ?? true);
  }

  #fail(error: unknown): void {
    this.#log.error(toLogFields(error), 'a connection failed');
    this.close(CLOSE_CODES.internalError, closeReasons.failed);
  }
}

const RATE_LIMITED = encode(codedError('rate_limited', {}));
