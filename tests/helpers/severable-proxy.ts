import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a port that a test can trouble and mend while both ends live on. */
export interface SeverableProxy {
  /** `host:port` to dial. */
  readonly address: string;
  /** Breaks what goes through and lets nothing through any more. */
  sever(): void;
  /** Lets nothing through, and breaks nothing: what is sent waits, as on a network that lost a cable. */
  hold(): void;
  /** Lets a few bytes through at a time. */
  trickle(): void;
  /** Lets everything through again, what was held first. */
  mend(): void;
  stop(): Promise<void>;
}

const TRICKLE_BYTES = 7;

/** @param target The port behind it, or a socket's path, asked at each connection. */
export async function startSeverableProxy(target: () => number | string): Promise<SeverableProxy> {
  const sockets = new Set<Socket>();
  const held = new Set<() => void>();
  let state: 'open' | 'severed' | 'held' | 'trickling' = 'open';
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

  function freed(): Promise<void> | undefined {
    return state === 'held' ? new Promise((resolve) => held.add(resolve)) : undefined;
  }

  async function pass(from: Socket, to: Socket): Promise<void> {
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        for (let sent = 0; sent < chunk.length; ) {
          await freed();
          const piece = state === 'trickling' ? chunk.subarray(sent, sent + TRICKLE_BYTES) : chunk.subarray(sent);
          sent += piece.length;
          if (!to.write(piece)) await Promise.race([once(to, 'drain'), once(to, 'close')]);
          if (state === 'trickling') await new Promise((resolve) => setImmediate(resolve));
        }
      }
      await freed();
      to.end();
    } catch {
      to.destroy();
    }
  }

  function change(next: typeof state): void {
    state = next;
    if (state === 'held') return;
    for (const free of held) free();
    held.clear();
  }

  function cut(): void {
    change('severed');
    for (const socket of sockets) socket.destroy();
  }
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    sever: cut,
    hold: () => change('held'),
    trickle: () => change('trickling'),
    mend: () => change('open'),
    async stop() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
