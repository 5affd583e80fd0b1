/** What all sockets have in common: message budget, silence, a peer that does not read, and how it all ends. */
import { CLOSE_CODES } from '../../../protocol/close-codes.ts';
import { encode } from '../../../protocol/codec.ts';
import type { Limits } from '../../../protocol/limits.ts';
import type { Clock } from '../../clock.ts';
import { type Log, toLogFields } from '../../logging/log.ts';
import type { TokenBucket } from '../../token-bucket.ts';
import { toErrorWords } from '../../turns/turn-error.ts';
import type { Connection, Link } from '../connection.ts';
import { createMessageBudget } from './message-budget.ts';
import { createOutbox } from './outbox.ts';
import type { Socket, SocketEvents } from './socket.ts';

/** What a message costs apart from its text. */
const MESSAGE_CHARS = 1024;

export interface SocketLinkOptions {
  socket: Socket;
  clock: Clock;
  log: Log;
  limits: Limits;
  /** Whether the other end has a key, or is about to prove it. */
  hasKey: boolean;
  /** What is left of the characters that everybody of this kind may send; absent: as much as they like. */
  shared?: TokenBucket | undefined;
  open(link: Link): Connection;
  onClosed(): void;
}

export interface SocketLink {
  readonly events: SocketEvents;
  sweep(): void;
  /** Ends the connection at once, but for a last frame that was announced; nothing more is received. */
  cutOff(code: number, reason: string): void;
  /** Ends the connection once everything that was said is on its way. */
  finish(code: number, reason: string): void;
  terminate(): void;
}

export function createSocketLink(options: SocketLinkOptions): SocketLink {
  const { socket, clock, log, limits, hasKey } = options;
  const outbox = createOutbox(socket, clock, hasKey ? limits.unreadChars : limits.guestUnreadChars);
  const budget = createMessageBudget(limits, hasKey ? limits.frameBytes : limits.guestFrameBytes, clock);
  let pending = 0;
  let isClosing = false;
  let isCutOff = false;
  let lastPost: Promise<void> | undefined;
  let heardAt = clock.now();
  let pingedAt: number | undefined;
  let cancelTermination = () => {};

  const link: Link = {
    feed: outbox.feed,
    send: outbox.send,
    post(frame) {
      if (!hasKey) {
        budget.charge(frame.length);
        options.shared?.charge(frame.length);
      }
      if (!outbox.post(frame)) close(CLOSE_CODES.slowViewer, 'too many answers are unread');
    },
    postLast(work) {
      // Begun later: it may be what cuts this connection off.
      const posted = Promise.resolve().then(work).then(link.post);
      lastPost = posted;
      link.guard(posted);
    },
    close,
    ping: () => socket.ping(),
    guard(work) {
      pending += 1;
      work.catch(fail).finally(() => {
        pending -= 1;
      });
    },
  };
  const connection = options.open(link);

  function close(code: number, reason: string): void {
    if (isClosing) return;
    isClosing = true;
    socket.close(code, reason);
    cancelTermination = clock.after(limits.closeMs, () => socket.terminate());
  }

  function fail(error: unknown): void {
    log.error(toLogFields(error), 'a connection failed');
    close(CLOSE_CODES.internalError, 'the companion failed');
  }

  /** Counts what came. False when it is not to be answered. */
  function accept(chars: number): boolean {
    heardAt = clock.now();
    pingedAt = undefined;
    if (isClosing) return false;
    const verdict = budget.spend(chars);
    if (verdict === 'close') close(CLOSE_CODES.flooding, 'too many messages');
    return verdict === 'pass' && (options.shared?.takeIfAny(chars + MESSAGE_CHARS) ?? true);
  }

  return {
    events: {
      text(frame) {
        const isWithin = accept(frame.length);
        if (isClosing || isCutOff) return;
        if (!isWithin || pending >= limits.pendingMessages) {
          link.post(RATE_LIMITED);
          return;
        }
        try {
          if (!connection.receive(frame)) budget.fine();
        } catch (error) {
          fail(error);
        }
      },
      binary: () => close(CLOSE_CODES.unsupportedData, 'only text frames are understood'),
      heard: () => void accept(0),
      closed() {
        isClosing = true;
        cancelTermination();
        connection.dispose();
        options.onClosed();
      },
    },
    sweep() {
      if (isClosing) return;
      const now = clock.now();
      connection.sweep();
      if (outbox.stuckSince !== undefined && now - outbox.stuckSince >= limits.slowViewerMs) {
        close(CLOSE_CODES.slowViewer, 'nothing was read for too long');
      } else if (pingedAt !== undefined) {
        if (now - pingedAt >= limits.pingMs) close(CLOSE_CODES.pingTimeout, 'a ping was not answered');
      } else if (now - heardAt >= limits.pingMs) {
        pingedAt = now;
        connection.ping();
      }
    },
    cutOff(code, reason) {
      isCutOff = true;
      if (lastPost === undefined) close(code, reason);
      else void lastPost.catch(() => {}).then(() => close(code, reason));
    },
    finish: (code, reason) => outbox.onIdle(() => close(code, reason)),
    terminate: () => socket.terminate(),
  };
}

const RATE_LIMITED = encode(toErrorWords('rate_limited', 'Too many messages.', 'Wait a moment.'));
