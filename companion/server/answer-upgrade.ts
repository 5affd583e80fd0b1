import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws';
import { CLOSE_CODES } from '../../protocol/close-codes.ts';
import { LIMITS, type Limits } from '../../protocol/limits.ts';
import { SUBPROTOCOL } from '../../protocol/version.ts';
import { closeReasons } from '../../words/english/close-reasons.ts';
import type { AccessPolicy } from '../access/access-policy.ts';
import { callerAddress } from '../access/addresses/forwarded.ts';
import { isFromThisMachine } from '../access/addresses/loopback.ts';
import { decideUpgrade, type UpgradeDecision } from '../access/decide-upgrade.ts';
import type { Handshake, KeyProof } from '../access/handshake.ts';
import { proveKey } from '../access/keys/prove-key.ts';
import { toRequestHead } from '../access/request-head.ts';
import type { RefusalLog } from './refusal-log.ts';

export interface UpgradesOptions {
  /** Takes over an open socket, which speaks over `stream`. */
  open(webSocket: WebSocket, handshake: Handshake, stream: Duplex): void;
  refused: RefusalLog;
  /** What closes each socket that would be let in, or told why not; absent: nothing does. */
  closing?: (() => Pick<Closing, 'code' | 'reason'>) | undefined;
  /** Replaces some of the protocol's bounds. */
  limits?: Partial<Limits>;
}

export interface Upgrades {
  answer(request: IncomingMessage, socket: Duplex, head: Buffer, policy: AccessPolicy): void;
  /** From now on every upgrade gets 503. */
  stop(): void;
  /** Drops every socket that is left. */
  terminate(): void;
}

/** Turns upgrade requests into sockets, refusals, or sockets that are closed with their reason. */
export function createUpgrades({ open, refused, closing: notYet, ...options }: UpgradesOptions): Upgrades {
  const limits = { ...LIMITS, ...options.limits };
  const echoes = new WeakMap<IncomingMessage, string>();
  const serverOptions: ServerOptions & { [name in 'closeTimeout' | WsBound]: number } = {
    noServer: true,
    clientTracking: true,
    perMessageDeflate: false,
    // How long it waits for the other side's close frame before it drops the socket; its default is 30 s.
    closeTimeout: limits.closeMs,
    maxFragments: limits.frameFragments,
    maxBufferedChunks: limits.framePieces,
    maxPendingAutoPongs: limits.unreadPongs,
    // Without this, ws echoes the first value offered, which may name a key.
    handleProtocols: (_offered, request) => echoes.get(request) ?? false,
  };
  const forKeys = new WebSocketServer({ ...serverOptions, maxPayload: limits.frameBytes });
  const forOthers = new WebSocketServer({ ...serverOptions, maxPayload: limits.guestFrameBytes });
  let closing = 0;
  let isStopped = false;

  function upgrade(server: WebSocketServer, args: UpgradeArguments, echo: string | undefined, use: UseSocket): void {
    if (echo !== undefined) echoes.set(args.request, echo);
    server.handleUpgrade(args.request, args.socket, args.head, use);
  }

  function closeWithReason(args: UpgradeArguments, { code, reason, subprotocol }: Closing): void {
    upgrade(forOthers, args, subprotocol, (webSocket) => {
      webSocket.on('error', () => {});
      closing++;
      webSocket.on('close', () => closing--);
      webSocket.close(code, reason);
    });
  }

  /**
   * A client that names a key's id is a stranger until it has proved the key, and may fill no frame of a client's size.
   * `ws` has one limit for a socket's whole life, so that the bytes themselves are counted until then.
   */
  function boundUntilProved({ socket }: UpgradeArguments, webSocket: WebSocket, keyProof: KeyProof): KeyProof {
    let bytes = 0;
    function count(chunk: Buffer): void {
      bytes += chunk.length;
      if (bytes <= limits.guestFrameBytes) return;
      socket.off('data', count);
      webSocket.close(CLOSE_CODES.tooBig, closeReasons.proveFirst);
      webSocket.pause();
    }
    socket.on('data', count);
    return {
      ...keyProof,
      verify(clientProof) {
        const isProved = keyProof.verify(clientProof);
        if (isProved) socket.off('data', count);
        return isProved;
      },
    };
  }

  return {
    answer(request, socket, head, policy) {
      if (isStopped) return refuse(socket, 503);
      const requestHead = toRequestHead(request);
      const decision = decideUpgrade(requestHead, policy);
      const args = { request, socket, head };
      if (decision.kind === 'refuse') {
        refused(decision.status, decision.reason, requestHead);
        return refuse(socket, decision.status);
      }
      if (notYet) {
        if (closing >= limits.refusedConnections) return refuse(socket, 503);
        return closeWithReason(args, { kind: 'close', ...notYet(), subprotocol: subprotocolOf(decision) });
      }
      if (decision.kind === 'close') {
        refused(decision.code, decision.reason, requestHead);
        // Telling a reason holds a socket for up to `closeMs`, so there is a bound to that kindness.
        if (closing >= limits.refusedConnections) return refuse(socket, 503);
        return closeWithReason(args, decision);
      }
      const { offer } = decision;
      const from = isFromThisMachine(requestHead, policy.proxies)
        ? undefined
        : callerAddress(requestHead, policy.proxies);
      const handshake = { ...decision.handshake, ...(from !== undefined && { from }) };
      const keyProof = offer && proveKey(offer.key, offer.context);
      const server = handshake.caller.kind === 'client' ? forKeys : forOthers;
      upgrade(server, args, subprotocolOf(decision), (webSocket) => {
        if (keyProof === undefined) open(webSocket, handshake, socket);
        else open(webSocket, { ...handshake, keyProof: boundUntilProved(args, webSocket, keyProof) }, socket);
      });
    },
    stop() {
      isStopped = true;
    },
    terminate() {
      for (const server of [forKeys, forOthers]) for (const webSocket of server.clients) webSocket.terminate();
    },
  };
}

function subprotocolOf(decision: Exclude<UpgradeDecision, { kind: 'refuse' }>): string | undefined {
  if (decision.kind === 'close') return decision.subprotocol;
  return decision.handshake.depth === 'article' ? undefined : SUBPROTOCOL;
}

/** Bounds that `ws` has and its types don't know yet. */
type WsBound = 'maxFragments' | 'maxBufferedChunks' | 'maxPendingAutoPongs';

interface UpgradeArguments {
  request: IncomingMessage;
  socket: Duplex;
  head: Buffer;
}
type UseSocket = (webSocket: WebSocket) => void;
type Closing = Extract<UpgradeDecision, { kind: 'close' }>;

/** Without a word beyond the status: a caller that is not let in need not learn why. */
function refuse(socket: Duplex, status: number): void {
  // The stranger may be gone already.
  socket.on('error', () => {});
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
