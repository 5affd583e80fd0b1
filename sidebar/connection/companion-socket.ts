import type { ClientMessageInput } from '../../protocol/client-messages.ts';
import { decodeCompanionMessage, encode, type NotUnderstood } from '../../protocol/codec.ts';
import type { CompanionMessage, Welcome } from '../../protocol/companion-messages.ts';
import { refuseUnread } from '../../protocol/refuse-unread.ts';
import { SUBPROTOCOL } from '../../protocol/version.ts';
import type { Credentials } from '../access/credentials.ts';
import type { createKeyOffer } from '../access/key-offer.ts';
import { socketUrl } from '../access/socket-url.ts';
import type { Clock } from './clock.ts';
import { decodeUnproved } from './decode-unproved.ts';
import { createSilenceWatch } from './silence-watch.ts';

/** As whom the companion has let us in. A key may be a member's, who is in one conversation. */
export type Role = Exclude<Welcome['role'], 'stranger'>;

/** How a socket ended. */
export type SocketEnd =
  /** Closed or broken; `wasOpen` tells whether the upgrade had succeeded. */
  | { kind: 'closed'; code: number; reason: string; wasOpen: boolean }
  /** It could not prove that it knows the key we offered. */
  | { kind: 'not-proved' }
  /** Its first frame was no `welcome` of `aside.v1`. */
  | { kind: 'not-aside' }
  /** No `welcome` in time. */
  | { kind: 'silent' };

export interface SocketEvents {
  /** `welcome` came and, when a key was offered, its proof holds. `hello` has been sent. */
  ready(welcome: Welcome, role: Role): void;
  /** A message other than the handshake's and the pings'. */
  message(message: CompanionMessage): void;
  /** Last call; not made after {@link CompanionSocket.close}. */
  ended(end: SocketEnd): void;
  /**
   * A frame of a newer companion. Its `reason` never repeats its content. What waits for it hears of an `error` instead.
   */
  notUnderstood(frame: NotUnderstood): void;
}

/** One `aside.v1` socket from dialling to its end. It knows the handshake and the pings, and nothing of turns. */
export interface CompanionSocket {
  /** To be called between `ready` and the end only. */
  send(message: ClientMessageInput): void;
  /** As `send`, a binary frame. */
  sendBytes(frame: Uint8Array<ArrayBuffer>): void;
  /** Asks for a `pong`. Everything the companion sent before it has been delivered when `onPong` is called. */
  ping(onPong: () => void): void;
  /** Finds out whether the other end is still there. */
  check(): void;
  close(): void;
}

/** From dialling to `welcome`. */
const WELCOME_MS = 10_000;

const BINARY: NotUnderstood = { ok: false, code: 'unknown_type', reason: 'a binary frame' };

export function openCompanionSocket(
  environment: { webSocket: typeof WebSocket; clock: Clock; origin: string; install: string },
  credentials: Credentials,
  offer: ReturnType<typeof createKeyOffer>,
  events: SocketEvents,
): CompanionSocket {
  const socket = new environment.webSocket(
    socketUrl(credentials),
    offer ? [SUBPROTOCOL, offer.subprotocol] : [SUBPROTOCOL],
  );
  const onPongs: (() => void)[] = [];
  let phase: 'opening' | 'open' | 'ready' | 'ended' = 'opening';

  const cancelWelcomeTimer = environment.clock.after(WELCOME_MS, () => end({ kind: 'silent' }));
  const silence = createSilenceWatch(
    environment.clock,
    () => phase === 'ready' && ping(() => {}),
    () => end({ kind: 'closed', code: 1006, reason: '', wasOpen: true }),
  );

  socket.addEventListener('open', onOpen);
  socket.addEventListener('message', onMessage);
  socket.addEventListener('close', onClose);

  function onOpen(): void {
    if (phase === 'opening') phase = 'open';
  }

  function onMessage({ data }: MessageEvent): void {
    if (phase === 'ended') return;
    silence.heard();
    if (phase === 'open') {
      const message = decodeUnproved(data);
      if (message?.type === 'welcome') welcome(message);
      else end({ kind: 'not-aside' });
      return;
    }
    const decoded = typeof data === 'string' ? decodeCompanionMessage(data) : BINARY;
    if (!decoded.ok) {
      events.notUnderstood(decoded);
      const refusal = refuseUnread(decoded);
      if (refusal) events.message(refusal);
    } else if (decoded.message.type === 'ping') {
      // Answered here and not from a timer: timers of hidden pages sleep.
      send({ type: 'pong' });
    } else if (decoded.message.type === 'pong') {
      onPongs.shift()?.();
    } else {
      events.message(decoded.message);
    }
  }

  function welcome(message: Welcome): void {
    if (socket.protocol !== SUBPROTOCOL) {
      end({ kind: 'not-aside' });
      return;
    }
    if (offer && !offer.isProvedBy(message)) {
      end({ kind: 'not-proved' });
      return;
    }
    phase = 'ready';
    cancelWelcomeTimer();
    const proof = offer && message.nonce !== undefined ? { proof: offer.prove(message.nonce) } : {};
    send({ type: 'hello', install: environment.install, ...proof });
    // Whatever `welcome` says: a companion that has proved nothing to us is sent typed text only.
    events.ready(message, offer ? (message.role === 'member' ? 'member' : 'client') : 'guest');
  }

  function onClose({ code, reason }: CloseEvent): void {
    end({ kind: 'closed', code, reason, wasOpen: phase !== 'opening' });
  }

  function end(how: SocketEnd): void {
    if (phase === 'ended') return;
    release();
    events.ended(how);
  }

  function release(): void {
    phase = 'ended';
    cancelWelcomeTimer();
    silence.dispose();
    socket.close(1000);
  }

  function send(message: ClientMessageInput): void {
    socket.send(encode(message));
  }

  function ping(onPong: () => void): void {
    onPongs.push(onPong);
    send({ type: 'ping' });
  }

  return { send, sendBytes: (frame) => socket.send(frame), ping, check: silence.ask, close: release };
}
