import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { accessSync, chownSync, constants, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { until } from './until.ts';

/** A PostgreSQL of a test's own, in a folder that goes with it. It is reached by a socket in that folder alone. */
export interface PostgresServer {
  /** A database that is empty, `postgres://…`. */
  createDatabase(): Promise<string>;
  /** One that begins as what `url` is now. Nobody may be connected to that. */
  copyDatabase(url: string): Promise<string>;
  /** Asks the database something, as its owner. */
  query(url: string, sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Ends it as a machine that fails. */
  kill(): Promise<void>;
  /** Ends it as `systemctl stop` does, whatever is connected. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Of its processes nothing happens until `resume`. */
  pause(): void;
  resume(): void;
  dispose(): Promise<void>;
}

/** Debian's folders, the newest version last, or where `ASIDE_POSTGRES` says that `postgres` and `initdb` are. */
const folder = process.env.ASIDE_POSTGRES ?? globSync('/usr/lib/postgresql/*/bin').toSorted(byVersion).at(-1) ?? '';

/** Whether there is one. With `ASIDE_REQUIRE_POSTGRES=1` tests fail instead of being skipped. */
export const hasPostgres = process.env.ASIDE_REQUIRE_POSTGRES === '1' || canRun('postgres');

function byVersion(one: string, other: string): number {
  const version = (path: string) => Number(/\d+/.exec(path)?.[0]);
  return version(one) - version(other);
}

function canRun(name: string): boolean {
  try {
    accessSync(join(folder, name), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** It refuses to run as root: then it runs as the user whom the package made. */
function findOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8').match(/^postgres:[^:]*:(\d+):(\d+):/m);
  if (!line) throw new Error('there is no user postgres');
  return { uid: Number(line[1]), gid: Number(line[2]) };
}

/**
 * @param settings lines of `postgresql.conf` that differ, as `max_connections=5`
 * @param env of the server's environment
 */
export async function startPostgres(
  settings: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<PostgresServer> {
  const owner = findOwner();
  const home = mkdtempSync(join(tmpdir(), 'aside-postgres-'));
  const data = join(home, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (owner) for (const path of [home, data]) chownSync(path, owner.uid, owner.gid);
  const asOwner = { ...owner, cwd: home, env: { ...process.env, LC_ALL: 'C.UTF-8', HOME: home } };
  const made = spawnSync(
    join(folder, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'aside',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
      '--no-instructions',
    ],
    { ...asOwner, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const options = ['listen_addresses=', `unix_socket_directories=${home}`, 'fsync=off', 'autovacuum=off', ...settings];
  const urlOf = (name: string) => `postgres://aside@localhost/${name}?host=${encodeURIComponent(home)}`;
  let server: ChildProcess | undefined;
  let ended = Promise.resolve();

  async function start(): Promise<void> {
    const child = spawn(join(folder, 'postgres'), ['-D', data, ...options.flatMap((each) => ['-c', each])], {
      ...asOwner,
      env: { ...asOwner.env, ...env },
      stdio: 'ignore',
    });
    server = child;
    ended = new Promise((resolve) =>
      child.once('exit', () => {
        server = undefined;
        resolve();
      }),
    );
    await until('PostgreSQL takes connections', () => query(urlOf('postgres'), 'SELECT 1'));
  }

  async function query(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    await client.connect();
    try {
      return (await client.query(sql, values)).rows;
    } finally {
      await client.end();
    }
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    server?.kill(signal);
    await ended;
  }

  /** All of its processes: they are in one group of their own only as far as `ps` knows their parent. */
  function signalAll(signal: NodeJS.Signals): void {
    const pid = server?.pid;
    if (pid === undefined) return;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
    for (const each of [String(pid), ...children]) process.kill(Number(each), signal);
  }

  await start();
  return {
    async createDatabase() {
      const name = `aside_${randomUUID().replaceAll('-', '')}`;
      await query(urlOf('postgres'), `CREATE DATABASE ${name} TEMPLATE template0 STRATEGY file_copy`);
      return urlOf(name);
    },
    async copyDatabase(url) {
      const name = `aside_${randomUUID().replaceAll('-', '')}`;
      const from = new URL(url).pathname.slice(1);
      await query(urlOf('postgres'), `CREATE DATABASE ${name} TEMPLATE ${from} STRATEGY file_copy`);
      return urlOf(name);
    },
    query,
    kill: () => end('SIGQUIT'),
    stop: () => end('SIGINT'),
    start,
    pause: () => signalAll('SIGSTOP'),
    resume: () => signalAll('SIGCONT'),
    async dispose() {
      signalAll('SIGCONT');
      await end('SIGQUIT');
      rmSync(home, { recursive: true, force: true });
    },
  };
}
