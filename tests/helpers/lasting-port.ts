import { createServer } from 'node:net';
import { until } from './until.ts';

/** Below the ports that systems give to whatever asks for any. */
const [FIRST, LAST] = [15_000, 32_000];

/**
 * A free port for a server that is to come back where it was: while it is away no other program is given its port by
 * chance, as with port 0.
 */
export function findLastingPort(): Promise<number> {
  return until('a port is free', async () => {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    return (await isFree(port)) && port;
  });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
