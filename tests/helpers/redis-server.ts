import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './find-program.ts';

/** The one that `ASIDE_REDIS_SERVER` names, or what is installed: a Redis, or a Valkey. */
const REDIS = process.env.ASIDE_REDIS_SERVER ?? findProgram('redis-server') ?? findProgram('valkey-server');

/** Whether tests have to do without Redis. With `ASIDE_REQUIRE_REDIS=1` they fail instead; else the reporter says so. */
export const LACKS_REDIS = REDIS === undefined && process.env.ASIDE_REQUIRE_REDIS !== '1';

/** A real Redis on a port of its own that keeps nothing on disk, and that companions had been at before it was killed first. */
export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** As a power cut: it comes back with nothing. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  restart(): Promise<void>;
  /** It answers nobody, and its connections stay. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

export async function startRedisServer(...options: readonly string[]): Promise<RedisServer> {
  if (!REDIS) throw new Error('redis-server is not installed');
  const program = REDIS;
  const folder = mkdtempSync(join(tmpdir(), 'aside-redis-'));
  const port = await freePort();
  let server = await start();
  await tell(port, `SET ${SINCE} 0`);

  async function start(): Promise<ChildProcess> {
    const own = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
    const child = spawn(program, [...own, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
    const listening = Promise.withResolvers<void>();
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (/Ready to accept connections/.test(said)) listening.resolve();
    });
    child.once('exit', () => listening.reject(new Error(`redis-server did not start: ${said}`)));
    await listening.promise;
    return child;
  }

  async function kill(): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  }

  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    kill,
    async restart() {
      await kill();
      server = await start();
    },
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What says that it has not lost anything just now: see `companion/live/redis/scripts.ts`. */
export const SINCE = 'aside:since';

/** For EVAL: what setting Redis' clock on by so many milliseconds does to what expires. Its `TIME` is not changed. */
export const EXPIRE_SOONER = `
  for _, key in ipairs(redis.call('KEYS', '*')) do
    local left = redis.call('PTTL', key)
    if left >= 0 then redis.call('PEXPIRE', key, math.max(0, left - tonumber(ARGV[1]))) end
  end`;

/** Resolves once it has answered, be it that it wants a password. */
async function tell(port: number, command: string): Promise<void> {
  const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
  await once(socket, 'data');
  socket.destroy();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
