import { once } from 'node:events';
import { WebSocket } from 'ws';
import { createAsyncQueue } from '../../helpers/async-queue.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests read whatever comes and compare it.
export type WireMessage = any;

/** A socket that keeps what it gets, in order, for the test to take. */
export interface WireClient {
  send(message: object | string | Uint8Array): void;
  /** The next message that was not taken yet. */
  take(): Promise<WireMessage>;
  /** All messages up to and including the first of this type. */
  takeUntil(type: string): Promise<WireMessage[]>;
  /** Messages that came and were not taken. */
  readonly waiting: number;
  readonly closed: Promise<{ code: number; reason: string }>;
  /** Stops and starts reading from the socket. */
  pause(): void;
  resume(): void;
  close(): void;
  terminate(): void;
  onPing(listener: () => void): void;
}

export async function connectWire(url: string, protocols: string[]): Promise<WireClient> {
  const socket = new WebSocket(url, protocols, { autoPong: false });
  const messages = createAsyncQueue<WireMessage>();
  let waiting = 0;
  const closed = Promise.withResolvers<{ code: number; reason: string }>();
  socket.on('error', () => {});
  socket.on('close', (code, reason) => closed.resolve({ code, reason: String(reason) }));
  socket.on('message', (data) => {
    waiting += 1;
    messages.put(JSON.parse(String(data)));
  });
  await once(socket, 'open');

  async function take(): Promise<WireMessage> {
    const message = await messages.take();
    waiting -= 1;
    return message;
  }

  return {
    send: (message) =>
      socket.send(typeof message === 'string' || message instanceof Uint8Array ? message : JSON.stringify(message)),
    take,
    async takeUntil(type) {
      const taken = [];
      do taken.push(await take());
      while (taken.at(-1).type !== type);
      return taken;
    },
    get waiting() {
      return waiting;
    },
    closed: closed.promise,
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close: () => socket.close(),
    terminate: () => socket.terminate(),
    onPing: (listener) => void socket.on('ping', listener),
  };
}
