import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a port that a test can trouble and mend while both ends live on. */
export interface SeverableProxy {
  /** `host:port` to dial. */
  readonly address: string;
  /** Breaks what goes through and lets nothing through any more. */
  sever(): void;
  /** Lets a few bytes through at a time. */
  trickle(): void;
  /** Lets everything through again. */
  mend(): void;
  stop(): Promise<void>;
}

const TRICKLE_BYTES = 7;

/** @param target The port behind it, or a socket's path, asked at each connection. */
export async function startSeverableProxy(target: () => number | string): Promise<SeverableProxy> {
  const sockets = new Set<Socket>();
  let state: 'open' | 'severed' | 'trickling' = 'open';
  const server = createServer((near) => {
    if (state === 'severed') {
      near.destroy();
      return;
    }
    const place = target();
    const far = typeof place === 'string' ? connect(place) : connect(place, '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    void pass(near, far);
    void pass(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function pass(from: Socket, to: Socket): Promise<void> {
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        for (let sent = 0; sent < chunk.length; ) {
          const piece = state === 'trickling' ? chunk.subarray(sent, sent + TRICKLE_BYTES) : chunk.subarray(sent);
          sent += piece.length;
          if (!to.write(piece)) await Promise.race([once(to, 'drain'), once(to, 'close')]);
          if (state === 'trickling') await new Promise((resolve) => setImmediate(resolve));
        }
      }
      to.end();
    } catch {
      to.destroy();
    }
  }

  function cut(): void {
    state = 'severed';
    for (const socket of sockets) socket.destroy();
  }
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    sever: cut,
    trickle() {
      state = 'trickling';
    },
    mend() {
      state = 'open';
    },
    async stop() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
