import type { Server } from 'node:http';
import { startWords } from '../../words/spoken-on-terminal.ts';

const { listening: words } = startWords;

/** The companion can't listen where it should. The message says what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** A free port on one loopback address may be taken on the other; another is tried this often. */
const FREE_PORT_TRIES = 20;

/**
 * Listens on `address`, and on both loopback addresses when it is 127.0.0.1: a browser may resolve `localhost` to either,
 * and on an address that we left free another program could pose as the companion. A machine without IPv6 is served on
 * the one it has.
 *
 * @throws {ListenError} nothing is left listening then
 */
export async function listen(
  createServer: () => Server,
  address: string,
  port: number,
): Promise<{ port: number; servers: Server[] }> {
  const isPair = address === '127.0.0.1';
  for (let tries = 1; ; tries++) {
    const first = await listenOnce(createServer(), address, port);
    if (first instanceof Error) throw toListenError(first, address, port);
    const actualPort = portOf(first);
    const second = isPair ? await listenOnce(createServer(), '::1', actualPort) : undefined;
    if (second === undefined) return { port: actualPort, servers: [first] };
    if (!(second instanceof Error)) return { port: actualPort, servers: [first, second] };
    if (second.code === 'EADDRNOTAVAIL' || second.code === 'EAFNOSUPPORT')
      return { port: actualPort, servers: [first] };
    await new Promise((resolve) => first.close(resolve));
    if (port !== 0 || tries === FREE_PORT_TRIES) throw toListenError(second, '::1', actualPort);
  }
}

function listenOnce(server: Server, host: string, port: number): Promise<Server | NodeJS.ErrnoException> {
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen({ host, port }, () => {
      server.removeListener('error', resolve);
      resolve(server);
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not listening on a port');
  return address.port;
}

export function toListenError(error: NodeJS.ErrnoException, host: string, port = 0): ListenError {
  return new ListenError(describe(error.code, host, port), { cause: error });
}

function describe(code: string | undefined, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE': {
      const other = port < 65_535 ? port + 1 : port - 1;
      return words.taken(port, host, other);
    }
    case 'EACCES':
      return words.notYours(port);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return words.noAddress(host);
    default:
      return words.failed(host, port, code);
  }
}
