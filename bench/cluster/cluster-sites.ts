import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type CompanionProcess, startCompanionProcess } from '../../tests/helpers/companion-process.ts';
import { type PostgresServer, startPostgres } from '../../tests/helpers/postgres-server.ts';
import { type RedisServer, startRedisServer } from '../../tests/helpers/redis-server.ts';
import { SITE_NAME, startNginx } from './nginx.ts';

/** Companions that people reach at one address. */
export interface Site {
  /** `host:port` */
  readonly address: string;
  readonly token: string;
  readonly companions: readonly CompanionProcess[];
  stop(): Promise<void>;
}

/** What several companions stand on. */
export interface Ground {
  redis: RedisServer;
  postgres: PostgresServer;
  stop(): Promise<void>;
}

export interface SiteOptions {
  bundle: string;
  folder: string;
  upstreams: readonly string[];
  /** Slots of each model server. */
  parallel: number;
  /** Further ones of each companion. */
  flags?: readonly string[];
  execArgv?: readonly string[];
}

export async function startGround(): Promise<Ground> {
  const redis = await startRedisServer();
  const postgres = await startPostgres();
  return {
    redis,
    postgres,
    async stop() {
      await redis.stop();
      await postgres.dispose();
    },
  };
}

/** One companion as people run it by themselves: with a history in its folder, and nothing beside it. */
export async function startAlone(options: SiteOptions): Promise<Site> {
  const companion = await startOne(options, join(options.folder, 'alone'), []);
  return {
    address: companion.address,
    token: companion.token,
    companions: [companion],
    stop: () => companion.stop(),
  };
}

let sites = 0;

/** So many behind nginx, on a Redis and a PostgreSQL. */
export async function startSeveral(count: number, ground: Ground, options: SiteOptions): Promise<Site> {
  sites += 1;
  const folder = join(options.folder, `site-${sites}`);
  const url = await ground.postgres.createDatabase();
  // Sites on one Redis have databases of their own.
  const flags = ['--allow-host', SITE_NAME, '--redis', `${ground.redis.url}/${sites}`, '--database', url];
  const companions: CompanionProcess[] = [];
  for (let index = 0; index < count; index += 1) {
    const own = join(folder, String(index));
    await mkdir(own, { recursive: true, mode: 0o700 });
    if (index > 0) await copyFile(join(folder, '0', 'local.key'), join(own, 'local.key'));
    companions.push(await startOne(options, own, flags));
  }
  const ports = companions.map(({ address }) => address.split(':').at(-1) ?? '');
  const nginx = await startNginx(join(folder, 'nginx'), ports);
  return {
    address: `127.0.0.1:${nginx.port}`,
    token: companions[0]?.token ?? '',
    companions,
    async stop() {
      await Promise.all(companions.map((companion) => companion.stop()));
      await nginx.stop();
    },
  };
}

function startOne(options: SiteOptions, dataDir: string, flags: readonly string[]): Promise<CompanionProcess> {
  const { bundle, upstreams, parallel, flags: more = [], execArgv = [] } = options;
  return startCompanionProcess({
    bundle,
    dataDir,
    execArgv,
    flags: [...upstreams.flatMap((url) => ['--upstream', url]), '--parallel', String(parallel), ...flags, ...more],
  });
}
