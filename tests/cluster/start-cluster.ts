import { copyFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createClient } from '@redis/client';
import { onTestFinished } from 'vitest';
import { LEASE_MS, LOOK_MS } from '../../companion/live/live.ts';
import type { Settings } from '../../companion/settings/settings.ts';
import { type ClockedCompanion, startClockedCompanion } from '../companion/crash/start-clocked-companion.ts';
import { createTestFolder } from '../companion/server/test-companion.ts';
import { type PostgresServer, startPostgres } from '../helpers/postgres-server.ts';
import { EXPIRE_SOONER, type RedisServer, SINCE, startRedisServer } from '../helpers/redis-server.ts';
import { createSettableClock, type SettableClock } from '../helpers/settable-clock.ts';
import { startSeverableProxy } from '../helpers/severable-proxy.ts';
import { until } from '../helpers/until.ts';

/** What all companions stand on. */
export type Ground = 'redis' | 'database';

/** One companion of several, each a process with ways of its own to Redis and PostgreSQL. */
export interface ClusterNode {
  readonly address: string;
  readonly token: string;
  readonly state: 'up' | 'down' | 'starting' | 'stopping' | 'frozen';
  /** What it does not reach. */
  readonly parted: ReadonlySet<Ground>;
  part(ground: Ground): void;
  /** It reaches it byte by byte. */
  slow(ground: Ground): void;
  mend(): void;
  kill(): Promise<void>;
  /** Ends it as an update does. */
  stop(isTold: Promise<unknown>): Promise<void>;
  start(): Promise<void>;
  /** Nothing happens in it, and its connections stay. */
  freeze(): void;
  thaw(): Promise<void>;
  /** Its own clock moves on by itself, and nobody else's: its machine slept. */
  jump(ms: number): Promise<void>;
  /** Its time of day is put on, or back. */
  setClock(ms: number): void;
}

export interface Cluster {
  readonly nodes: readonly ClusterNode[];
  readonly postgres: PostgresServer;
  /** Redis is killed, and comes back with nothing. */
  restartRedis(): Promise<void>;
  /** Whether a turn is recorded. */
  isStored(turn: string): Promise<boolean>;
  /** The clock of what they stand on is put on by so many milliseconds, or back. */
  setClock(ground: Ground, ms: number): Promise<void>;
  /** PostgreSQL is gone until somebody brings it back. */
  loseDatabase(): Promise<void>;
  bringDatabaseBack(): Promise<void>;
  readonly isDatabaseAway: boolean;
  /** How many slots of model servers companions have that are there. */
  countSlots(): Promise<number>;
  /** Time passes for all that run. */
  advance(ms: number): Promise<void>;
  /** Everything is there, and reaches everything. */
  mend(): Promise<void>;
  /** Where all of it stands, for people. */
  tell(): Promise<string>;
  /** Ends all of it; the end of the test does it too. */
  dispose(): Promise<void>;
}

/** Time between two looks whether a companion has started or stopped. */
const GLANCE_MS = 25;
/** What passes at once while one waits for a Redis that is new. */
const SHORT_MS = 250;
/** Who has not said by then where it stands says nothing. */
const ANSWER_MS = 5_000;

/** Starts a Redis, a PostgreSQL and so many companions on both; all end with the test. */
export async function startCluster(size: number, settings: Partial<Settings>): Promise<Cluster> {
  const ends: (() => unknown)[] = [];
  onTestFinished(dispose);
  const redis = await startRedisServer();
  ends.push(redis.stop);
  const databaseClock = newClock();
  const postgres = await startPostgres([], databaseClock.env);
  ends.push(postgres.dispose);
  const database = new URL(await postgres.createDatabase());
  const socket = join(database.searchParams.get('host') ?? '', '.s.PGSQL.5432');
  const sharedClock = join(createTestFolder(), 'shared-clock');
  mkdirSync(dirname(sharedClock), { recursive: true });
  let sharedMs = 1_800_000_000_000;
  /** That passed since Redis' clock was set: before, nobody can have been heard by it. */
  let passedMs = Number.POSITIVE_INFINITY;
  /** That passed in all. */
  let elapsedMs = 0;
  moveShared(0);
  let firstFolder: string | undefined;

  function newClock(): SettableClock {
    const clock = createSettableClock();
    ends.push(clock.dispose);
    return clock;
  }

  /** Whole at any time: companions read it at any. */
  function moveShared(ms: number): void {
    sharedMs += ms;
    writeFileSync(`${sharedClock}.new`, String(sharedMs));
    renameSync(`${sharedClock}.new`, sharedClock);
  }

  /** Time passes for all that run. */
  async function advance(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= LOOK_MS) {
      const step = Math.min(left, LOOK_MS);
      moveShared(step);
      passedMs += step;
      elapsedMs += step;
      for (const { state, companion } of nodes) if (state === 'stopping') companion.nudge(step);
      const running = nodes.filter(({ state }) => state === 'up' || state === 'starting');
      await Promise.all(running.map(({ companion }) => companion.advance(step)));
      await allHeard();
    }
  }

  /**
   * Time passes until somebody has started or stopped, about as fast as it really does. What it waits for may be due only after
   * that: a companion that was told to ask later asks again some time after Redis is no longer new. Until then it passes faster.
   */
  async function passUntil(done: Promise<void>): Promise<void> {
    let isOver = false;
    const end = done.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      await Promise.race([end, new Promise((resolve) => setTimeout(resolve, GLANCE_MS))]);
      const since = await watch.get(SINCE);
      const isNew = since !== null && Math.abs(sharedMs - Number(since)) < LEASE_MS;
      if (!isOver) await advance(isNew ? SHORT_MS : GLANCE_MS);
    }
    await end;
  }

  /** In the order in which nothing waits for what has ended. */
  async function dispose(): Promise<void> {
    for (const end of ends.splice(0).reverse()) await end();
  }

  async function startNode(): Promise<ClusterNode & { companion: ClockedCompanion }> {
    const ways = {
      redis: await startSeverableProxy(() => redis.port),
      database: await startSeverableProxy(() => socket),
    };
    for (const { stop } of Object.values(ways)) ends.push(stop);
    const dataDir = createTestFolder();
    // They have one key, as machines that were set up together.
    if (firstFolder !== undefined) {
      mkdirSync(dataDir, { recursive: true, mode: 0o700 });
      copyFileSync(join(firstFolder, 'local.key'), join(dataDir, 'local.key'));
    }
    firstFolder ??= dataDir;
    const clock = newClock();
    const companion = await startClockedCompanion(
      {
        ...settings,
        dataDir,
        redis: `redis://${ways.redis.address}`,
        database: { url: `postgres://aside@${ways.database.address}${database.pathname}` },
      },
      { sharedClock, env: clock.env, isTroubled: true },
    );
    ends.push(companion.kill);
    let state: ClusterNode['state'] = 'up';
    const parted = new Set<Ground>();
    let frozenAt = 0;
    return {
      companion,
      parted,
      part(ground) {
        parted.add(ground);
        ways[ground].sever();
      },
      slow(ground) {
        parted.delete(ground);
        ways[ground].trickle();
      },
      mend() {
        parted.clear();
        for (const way of Object.values(ways)) way.mend();
      },
      address: companion.address,
      token: companion.token,
      get state() {
        return state;
      },
      async kill() {
        state = 'down';
        await companion.kill();
      },
      async stop(isTold) {
        state = 'stopping';
        await passUntil(companion.stop(isTold));
        state = 'down';
      },
      async start() {
        state = 'starting';
        await passUntil(companion.restart());
        state = 'up';
      },
      freeze() {
        state = 'frozen';
        frozenAt = elapsedMs;
        process.kill(companion.pid, 'SIGSTOP');
      },
      async thaw() {
        process.kill(companion.pid, 'SIGCONT');
        state = 'up';
        // Its own clock went on: what came due runs late.
        await companion.jump(elapsedMs - frozenAt);
      },
      jump: (ms) => companion.jump(ms),
      setClock: clock.set,
    };
  }

  const nodes: Awaited<ReturnType<typeof startNode>>[] = [];
  for (let index = 0; index < size; index += 1) nodes.push(await startNode());

  let watch = await connectTo(redis);
  ends.push(() => watch.destroy());
  const isHealthy = (node: ClusterNode) => node.state === 'up' && !node.parted.has('redis');

  /** A companion that can say so has said that it is there: on a real clock a look takes no time. */
  async function allHeard(): Promise<void> {
    if (passedMs < LOOK_MS) return;
    const many = nodes.filter(isHealthy).length;
    await until('all companions have looked', async () => {
      const heard = await watch.zCount('aside:companions', sharedMs - LOOK_MS + 1, '+inf');
      return heard >= many;
    });
  }

  let isDatabaseAway = false;
  async function bringDatabaseBack(): Promise<void> {
    if (isDatabaseAway) await postgres.start();
    isDatabaseAway = false;
  }

  return {
    nodes,
    postgres,
    bringDatabaseBack,
    get isDatabaseAway() {
      return isDatabaseAway;
    },
    async loseDatabase() {
      isDatabaseAway = true;
      await postgres.kill();
    },
    async restartRedis() {
      watch.destroy();
      await redis.restart();
      watch = await connectTo(redis);
    },
    async isStored(turn) {
      return (await postgres.query(database.href, 'SELECT 1 FROM turns WHERE id = $1', [turn])).length > 0;
    },
    async setClock(ground, ms) {
      if (ground === 'database') return databaseClock.set(ms);
      // Redis' memory and libfaketime don't go together. Companions ask for the time that stands in the file.
      moveShared(ms);
      passedMs = 0;
      await watch.eval(EXPIRE_SOONER, { arguments: [String(ms)] });
    },
    async countSlots() {
      const there = new Set(await watch.zRangeByScore('aside:companions', sharedMs - LEASE_MS + 1, '+inf'));
      const servers = await watch.keys('aside:slots:*');
      const held = (await Promise.all(servers.map((server) => watch.sMembers(server)))).flat();
      return held.filter((slot) => there.has(slot.split(' ')[0] ?? '')).length;
    },
    advance,
    async mend() {
      await bringDatabaseBack();
      for (const node of nodes) node.mend();
      for (const node of nodes) if (node.state === 'frozen') await node.thaw();
      await Promise.all(nodes.map((node) => (node.state === 'down' ? node.start() : undefined)));
    },
    async tell() {
      const ofNodes = await Promise.all(
        nodes.map(async ({ state, parted, companion }, index) => {
          const said = state === 'up' || state === 'starting' ? await inTime(companion.tell()) : '';
          return `companion ${index} (${state}, cut off from: ${[...parted].join(' ') || 'nothing'}) ${said}`;
        }),
      );
      return [
        ...ofNodes,
        `Redis: ${await inTime(keysOf(watch))}`,
        `PostgreSQL: ${await inTime(postgres.query(database.href, UNDER_WAY).then((rows) => JSON.stringify(rows)))}`,
      ].join('\n\n');
    },
    dispose,
  };
}

/** What the database has under way. */
const UNDER_WAY =
  "SELECT state, wait_event, query FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()";

/** What is said of something that may hang. */
function inTime(saying: Promise<string>): Promise<string> {
  const silence = new Promise<string>((resolve) => setTimeout(resolve, ANSWER_MS, 'does not answer'));
  return Promise.race([saying.catch(String), silence]);
}

async function keysOf(watch: Awaited<ReturnType<typeof connectTo>>): Promise<string> {
  const companions = await watch.zRangeWithScores('aside:companions', 0, -1);
  const names = await watch.keys('aside:*');
  return JSON.stringify({ companions, since: await watch.get(SINCE), names });
}

async function connectTo({ url }: RedisServer) {
  const client = createClient({ url });
  client.on('error', () => {});
  return client.connect();
}
