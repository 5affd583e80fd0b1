import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import type { ClientMessage } from '../../protocol/client-messages.ts';
import { decodeClientMessage, encode } from '../../protocol/codec.ts';
import type { CompanionMessage } from '../../protocol/companion-messages.ts';
import { createAsyncQueue } from './async-queue.ts';

/** The companion's end of one connection, in a test's hands. */
export interface FakeConnection {
  readonly request: IncomingMessage;
  /** Everything it was sent so far. */
  readonly received: readonly ClientMessage[];
  /** The next message of this type that was not taken before. */
  next<T extends ClientMessage['type']>(type: T): Promise<Extract<ClientMessage, { type: T }>>;
  send(message: CompanionMessage): void;
  /** The next binary frame. */
  nextBinary(): Promise<Uint8Array>;
  /** Sends what no companion should. */
  sendRaw(data: string | Uint8Array): void;
  close(code: number, reason?: string): void;
  /** Breaks the connection without a goodbye. */
  terminate(): void;
  /** Resolves with the close code once the connection has ended. */
  readonly closed: Promise<number>;
}

/** Whatever a client sends has to be of the protocol: a frame that is not fails the test. */
export function wrapFakeConnection(webSocket: WebSocket, request: IncomingMessage): FakeConnection {
  const received: ClientMessage[] = [];
  const binary = createAsyncQueue<Uint8Array>();
  const untaken: ClientMessage[] = [];
  const takers: { type: string; take: (message: ClientMessage) => void }[] = [];

  webSocket.on('message', (data, isBinary) => {
    if (isBinary) return binary.put(new Uint8Array(data as Buffer));
    const decoded = decodeClientMessage(String(data));
    if (!decoded.ok) throw new Error(`the client sent what is not of the protocol: ${decoded.reason}`);
    received.push(decoded.message);
    const taker = takers.findIndex(({ type }) => type === decoded.message.type);
    if (taker === -1) untaken.push(decoded.message);
    else takers.splice(taker, 1)[0]?.take(decoded.message);
  });

  return {
    request,
    received,
    next<T extends ClientMessage['type']>(type: T) {
      const index = untaken.findIndex((message) => message.type === type);
      if (index !== -1) return Promise.resolve(untaken.splice(index, 1)[0] as Extract<ClientMessage, { type: T }>);
      return new Promise<Extract<ClientMessage, { type: T }>>((resolve) => {
        takers.push({ type, take: (message) => resolve(message as Extract<ClientMessage, { type: T }>) });
      });
    },
    nextBinary: binary.take,
    send: (message) => webSocket.send(encode(message)),
    sendRaw: (data) => webSocket.send(data),
    close: (code, reason) => webSocket.close(code, reason),
    terminate: () => webSocket.terminate(),
    closed: once(webSocket, 'close').then(([code]) => code as number),
  };
}
