import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Welcome } from '../../protocol/companion-messages.ts';
import { KEY_HASH_PREFIX, type ProofSide, parseKeyOffer, parseToken, proofText } from '../../protocol/key-proof.ts';
import { LIMITS } from '../../protocol/limits.ts';
import {
  CODE_DERIVATION,
  type PairingContext,
  pairedProofText,
  pairProofText,
  parsePairOffer,
} from '../../protocol/pairing-proof.ts';
import { SUBPROTOCOL } from '../../protocol/version.ts';
import { createAsyncQueue } from './async-queue.ts';
import { type FakeConnection, wrapFakeConnection } from './fake-connection.ts';
import { inWords } from './in-words.ts';
import { findLastingPort } from './lasting-port.ts';

export interface FakeCompanionOptions {
  /** The one token it knows; without it every key is refused with 4401. */
  token?: string;
  /** The pairing code that is open: who proves it is given `token`. */
  code?: string;
  epoch?: string;
  /** Default: one that stays free for another one that takes its place. */
  port?: number;
  limits?: Partial<Welcome['limits']>;
  /** Refuses the upgrade with 403, as for an origin that is not listed. */
  refuses?: boolean;
  /** Takes over a connection instead of the handshake, for companions that are none. */
  instead?: (webSocket: WebSocket, welcome: Welcome, request: IncomingMessage) => void;
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
    const pairing = readPairing(request);
    const key = readKey(request, token);
    const welcome: Welcome = {
      type: 'welcome',
      version: '0.0.0',
      epoch,
      role: pairing ? 'stranger' : key ? 'client' : 'guest',
      features: pairing ? ['pair'] : [],
      limits: { ...LIMITS, ...options.limits },
      ...(key && { nonce: key.nonce, proof: key.prove('server') }),
      ...(pairing && { nonce: pairing.serverNonce }),
    };
    if (instead) {
      instead(webSocket, welcome, request);
      return;
    }
    if (key && !key.isKnown) {
      webSocket.close(4401, 'unknown key');
      return;
    }
    const connection = wrapFakeConnection(webSocket, request);
    connection.send(welcome);
    if (pairing) {
      void exchangeCode(connection, pairing);
      return;
    }
    void connection.next('hello').then((hello) => {
      if (key && hello.proof !== key.prove('client')) webSocket.close(4401, 'wrong proof');
      else accepted.put(connection);
    });
  }

  async function exchangeCode(connection: FakeConnection, context: PairingContext): Promise<void> {
    const { proof, name } = await connection.next('pair');
    const prove = codeProver(options.code ?? '');
    if (options.code === undefined || token === undefined || proof !== prove(pairProofText(context))) {
      const params = inWords('That is another code. 4 tries are left.', 'Look at it again.');
      connection.send({ type: 'error', code: 'code_wrong', params, retryable: false });
      connection.close(4401);
      return;
    }
    connection.send({ type: 'paired', token, proof: prove(pairedProofText(context, token)), name });
    connection.close(1000);
  }

  http.listen(options.port ?? (await findLastingPort()), '127.0.0.1');
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

/** What the proofs of a pairing are over, when the request offers to pair. */
function readPairing(request: IncomingMessage): PairingContext | undefined {
  const clientNonce = offersOf(request)
    .map(parsePairOffer)
    .find((nonce) => nonce !== undefined);
  return clientNonce === undefined
    ? undefined
    : { clientNonce, serverNonce: randomBytes(16).toString('base64url'), ...senderOf(request) };
}

/** Proves a pairing code as its companion does. */
export function codeProver(code: string): (text: string) => string {
  const { salt, iterations, bytes } = CODE_DERIVATION;
  const key = pbkdf2Sync(code, salt, iterations, bytes, 'sha256');
  return (text) => createHmac('sha256', key).update(text).digest('base64url');
}

function offersOf(request: IncomingMessage): string[] {
  return (request.headers['sec-websocket-protocol'] ?? '').split(/\s*,\s*/);
}

function senderOf({ headers }: IncomingMessage): { host: string; origin: string } {
  return { host: headers.host ?? '', origin: headers.origin ?? '-' };
}

/** The key that a request offers, and its proofs as the one who knows `token` computes them. */
function readKey(request: IncomingMessage, token: string | undefined) {
  const offer = offersOf(request)
    .map(parseKeyOffer)
    .find((parsed) => parsed !== undefined);
  if (!offer) return undefined;
  const known = token === undefined ? undefined : parseToken(token);
  const nonce = randomBytes(16).toString('base64url');
  const hash = createHash('sha256').update(`${KEY_HASH_PREFIX}${known?.secret}`).digest();
  const context = {
    ...offer,
    serverNonce: nonce,
    ...senderOf(request),
  };
  return {
    nonce,
    isKnown: offer.keyId === known?.keyId,
    prove: (side: ProofSide) => createHmac('sha256', hash).update(proofText(side, context)).digest('base64url'),
  };
}
