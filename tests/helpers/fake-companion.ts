import { createHash, createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Welcome } from '../../protocol/companion-messages.ts';
import { KEY_HASH_PREFIX, type ProofSide, parseKeyOffer, parseToken, proofText } from '../../protocol/key-proof.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { SUBPROTOCOL } from '../../protocol/version.ts';
import { createAsyncQueue } from './async-queue.ts';
import { type FakeConnection, wrapFakeConnection } from './fake-connection.ts';

export interface FakeCompanionOptions {
  /** The one token it knows; without it every key is refused with 4401. */
  token?: string;
  epoch?: string;
  /** 0: any free port. */
  port?: number;
  limits?: Partial<Welcome['limits']>;
  /** Refuses the upgrade with 403, as for an origin that is not listed. */
  refuses?: boolean;
  /** Takes over a connection instead of the handshake, for companions that are none. */
  instead?: (webSocket: WebSocket, welcome: Welcome) => void;
  /** Which of the offered subprotocols it echoes; by default `aside.v1`. */
  echo?: (offered: string[]) => string;
}

/** A companion without turns: it speaks the handshake of `aside.v1`, and the test says the rest. */
export interface FakeCompanion {
  readonly address: string;
  readonly port: number;
  /** How many connections were upgraded so far. */
  readonly connectionCount: number;
  /** The next connection that was not taken before, once its `hello` was found right. */
  accept(): Promise<FakeConnection>;
  stop(): Promise<void>;
}

export async function startFakeCompanion(options: FakeCompanionOptions = {}): Promise<FakeCompanion> {
  const { token, epoch = 'epoch-1', refuses = false, instead, echo = () => SUBPROTOCOL } = options;
  const http = createServer((_request, response) => response.end('{"ok":true}'));
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: (offered) => echo([...offered]) });
  const accepted = createAsyncQueue<FakeConnection>();
  let connectionCount = 0;

  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => {});
    if (refuses) {
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      connectionCount += 1;
      webSocket.on('error', () => {});
      shakeHands(webSocket, request);
    });
  });

  function shakeHands(webSocket: WebSocket, request: IncomingMessage): void {
    const key = readKey(request, token);
    const welcome: Welcome = {
      type: 'welcome',
      version: '0.0.0',
      epoch,
      role: key ? 'client' : 'guest',
      features: [],
      limits: { ...LIMITS, ...options.limits },
      ...(key && { nonce: key.nonce, proof: key.prove('server') }),
    };
    if (instead) {
      instead(webSocket, welcome);
      return;
    }
    if (key && !key.isKnown) {
      webSocket.close(4401, 'unknown key');
      return;
    }
    const connection = wrapFakeConnection(webSocket, request);
    connection.send(welcome);
    void connection.next('hello').then((hello) => {
      if (key && hello.proof !== key.prove('client')) webSocket.close(4401, 'wrong proof');
      else accepted.put(connection);
    });
  }

  http.listen(options.port ?? 0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;

  return {
    port,
    address: `127.0.0.1:${port}`,
    get connectionCount() {
      return connectionCount;
    },
    accept: accepted.take,
    async stop() {
      for (const webSocket of sockets.clients) webSocket.terminate();
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}

/** The key that a request offers, and its proofs as the one who knows `token` computes them. */
function readKey(request: IncomingMessage, token: string | undefined) {
  const offers = (request.headers['sec-websocket-protocol'] ?? '').split(/\s*,\s*/);
  const offer = offers.map(parseKeyOffer).find((parsed) => parsed !== undefined);
  if (!offer) return undefined;
  const known = token === undefined ? undefined : parseToken(token);
  const nonce = randomBytes(16).toString('base64url');
  const hash = createHash('sha256').update(`${KEY_HASH_PREFIX}${known?.secret}`).digest();
  const context = {
    ...offer,
    serverNonce: nonce,
    host: request.headers.host ?? '',
    origin: request.headers.origin ?? '-',
  };
  return {
    nonce,
    isKnown: offer.keyId === known?.keyId,
    prove: (side: ProofSide) => createHmac('sha256', hash).update(proofText(side, context)).digest('base64url'),
  };
}
