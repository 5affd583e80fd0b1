import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a port that a test can cut and mend while both ends live on. */
export interface SeverableProxy {
  /** `host:port` to dial. */
  readonly address: string;
  /** Breaks what goes through and lets nothing through any more. */
  sever(): void;
  mend(): void;
  stop(): Promise<void>;
}

/** @param target The port behind it, asked at each connection. */
export async function startSeverableProxy(target: () => number): Promise<SeverableProxy> {
  const sockets = new Set<Socket>();
  let isSevered = false;
  const server = createServer((near) => {
    if (isSevered) {
      near.destroy();
      return;
    }
    const far = connect(target(), '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  function cut(): void {
    for (const socket of sockets) socket.destroy();
  }
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    sever() {
      isSevered = true;
      cut();
    },
    mend() {
      isSevered = false;
    },
    async stop() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
