/** What all sockets have in common: message budget, silence, a peer that does not read, and how it all ends. */
import { CLOSE_CODES } from '../../../protocol/close-codes.ts';
import { encode } from '../../../protocol/codec.ts';
import type { LIMITS } from '../../../protocol/limits.ts';
import type { Clock } from '../../clock.ts';
import { type Log, toLogFields } from '../../logging/log.ts';
import { toErrorWords } from '../../turns/turn-error.ts';
import type { Connection, Link } from '../connection.ts';
import { createMessageBudget } from './message-budget.ts';
import { createOutbox } from './outbox.ts';
import type { Socket, SocketEvents } from './socket.ts';

/** Milliseconds that the other end has for its part of the closing handshake. */
const CLOSE_MS = 2_000;

export interface SocketLinkOptions {
  socket: Socket;
  clock: Clock;
  log: Log;
  limits: Record<keyof typeof LIMITS, number>;
  open(link: Link): Connection;
  onClosed(): void;
}

export interface SocketLink {
  readonly events: SocketEvents;
  sweep(): void;
  /** Ends the connection once everything that was said is on its way. */
  finish(code: number, reason: string): void;
  terminate(): void;
}

export function createSocketLink({ socket, clock, log, limits, open, onClosed }: SocketLinkOptions): SocketLink {
  const outbox = createOutbox(socket, clock);
  const budget = createMessageBudget(limits.messagesPerSecond, clock);
  let isClosing = false;
  let heardAt = clock.now();
  let pingedAt: number | undefined;
  let cancelTermination = () => {};

  const link: Link = {
    send: outbox.send,
    post(frame) {
      if (!outbox.post(frame)) close(CLOSE_CODES.slowViewer, 'too many answers are unread');
    },
    close,
    ping: () => socket.ping(),
    guard: (work) => void work.catch(fail),
  };
  const connection = open(link);

  function close(code: number, reason: string): void {
    if (isClosing) return;
    isClosing = true;
    socket.close(code, reason);
    cancelTermination = clock.after(CLOSE_MS, () => socket.terminate());
  }

  function fail(error: unknown): void {
    log.error(toLogFields(error), 'a connection failed');
    close(CLOSE_CODES.internalError, 'the companion failed');
  }

  function heard(): void {
    heardAt = clock.now();
    pingedAt = undefined;
  }

  return {
    events: {
      text(frame) {
        heard();
        if (isClosing) return;
        const verdict = budget.spend();
        if (verdict === 'close') close(CLOSE_CODES.flooding, 'too many messages');
        else if (verdict === 'limit') link.post(RATE_LIMITED);
        else {
          try {
            if (!connection.receive(frame)) budget.fine();
          } catch (error) {
            fail(error);
          }
        }
      },
      binary: () => close(CLOSE_CODES.unsupportedData, 'only text frames are understood'),
      heard,
      closed() {
        isClosing = true;
        cancelTermination();
        connection.dispose();
        onClosed();
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
    finish: (code, reason) => outbox.onIdle(() => close(code, reason)),
    terminate: () => socket.terminate(),
  };
}

const RATE_LIMITED = encode(toErrorWords('rate_limited', 'Too many messages.', 'Wait a moment.'));
