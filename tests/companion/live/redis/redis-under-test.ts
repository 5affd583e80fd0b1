import { createClient } from '@redis/client';
import { LEASE_MS, LOOK_MS } from '../../../../companion/live/live.ts';
import { connectRedis, type RedisConnection } from '../../../../companion/live/redis/redis-connection.ts';
import { createRedisLive } from '../../../../companion/live/redis/redis-live.ts';
import { createCapturedLog } from '../../../helpers/captured-log.ts';
import { createManualClock, type ManualClock } from '../../../helpers/manual-clock.ts';
import { EXPIRE_SOONER, type RedisServer, SINCE, startRedisServer } from '../../../helpers/redis-server.ts';
import { startSeverableProxy } from '../../../helpers/severable-proxy.ts';
import type { CompanionUnderTest, LiveUnderTest } from '../contract/live-under-test.ts';

/** A Redis for the tests of one file, with connections that are used again: to make them anew takes most of the time. */
export interface RedisBench {
  readonly server: RedisServer;
  /** Companions that begin with nothing; those that were begun before are gone. */
  begin(): Promise<RedisUnderTest>;
  /** Asks Redis itself. */
  ask(...command: readonly string[]): Promise<unknown>;
  /** Ends Redis, and starts it again with nothing in it; resolves once all companions that reach it are back. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Companions with one Redis, each behind a proxy of its own that can be cut. Their time is the test's alone. */
export interface RedisUnderTest extends LiveUnderTest {
  readonly clock: ManualClock;
  /** The connections of the companions, in their order. */
  readonly connections: readonly RedisConnection[];
  /** How often text of a turn has come at any of the companions, as they say themselves. */
  readonly texts: number;
  /** Redis' clock jumps, and nobody else's. */
  jumpRedis(ms: number): Promise<void>;
}

interface Line {
  connection: RedisConnection;
  readonly isSevered: boolean;
  sever(): void;
  mend(): void;
  stop(): Promise<void>;
}

/** A line, as one companion has it. */
interface Lent {
  connection: RedisConnection;
  isCut: boolean;
  /** What was asked and is not answered. */
  open: Set<Promise<unknown>>;
  /** Resolves once a message that was told to all has arrived. */
  hear(marker: string): Promise<void>;
  giveBack(): void;
}

const MARKER = 'test:marker';

export async function openRedisBench(): Promise<RedisBench> {
  const server = await startRedisServer();
  const admin = createClient({ url: server.url });
  admin.on('error', () => {});
  await admin.connect();
  const lines: Line[] = [];
  let endLast = async () => {};
  let calls = 0;
  let markers = 0;

  async function lineOf(index: number): Promise<Line> {
    const known = lines[index];
    if (known) return known;
    const proxy = await startSeverableProxy(() => server.port);
    const connection = await connectRedis(`redis://${proxy.address}`, createCapturedLog());
    let isSevered = false;
    const line = {
      connection,
      get isSevered() {
        return isSevered;
      },
      sever() {
        isSevered = true;
        proxy.sever();
      },
      mend() {
        isSevered = false;
        proxy.mend();
      },
      async stop() {
        connection.dispose();
        await proxy.stop();
      },
    };
    lines[index] = line;
    return line;
  }

  async function lend({ connection: real }: Line): Promise<Lent> {
    const ends: (() => void)[] = [];
    const open = new Set<Promise<unknown>>();
    const waiting = new Map<string, () => void>();
    const marked = real.subscribe(MARKER, (marker) => waiting.get(marker)?.());
    ends.push(marked.end);
    await marked.begun;
    return {
      connection: {
        ...real,
        get isReady() {
          return real.isReady;
        },
        call(...asked) {
          calls += 1;
          const work = real.call(...asked);
          const noted = work.catch(() => {}).finally(() => open.delete(noted));
          open.add(noted);
          return work;
        },
        subscribe(channel, listener) {
          const subscription = real.subscribe(channel, listener);
          ends.push(subscription.end);
          return subscription;
        },
        onReady(listener) {
          const end = real.onReady(listener);
          ends.push(end);
          return end;
        },
        dispose() {},
      },
      isCut: false,
      open,
      hear(marker) {
        const { promise, resolve } = Promise.withResolvers<void>();
        waiting.set(marker, resolve);
        return promise;
      },
      giveBack() {
        for (const end of ends) end();
      },
    };
  }

  return {
    server,
    ask: (...command) => admin.sendCommand([...command]),
    async restart() {
      const reaching = lines.filter(({ isSevered }) => !isSevered);
      const back = reaching.map(({ connection }) => {
        const { promise, resolve } = Promise.withResolvers<void>();
        const stop = connection.onReady(() => {
          stop();
          resolve();
        });
        return promise;
      });
      await server.restart();
      await Promise.all(back);
    },
    async begin() {
      await endLast();
      const clock = createManualClock();
      const companions: { lent: Lent; dispose(): Promise<void> }[] = [];
      const used = new Set<Line>();
      let opened = 0;
      let offset = 0;
      let texts = 0;
      await admin.flushAll();
      await admin.set(SINCE, -LEASE_MS);
      endLast = async () => {
        for (const line of used) line.mend();
        await Promise.all(companions.map(({ dispose }) => dispose()));
        await settle();
        for (const { lent } of companions) lent.giveBack();
      };

      /** Resolves once all that was said has arrived, and all that follows from it. */
      async function settle(): Promise<void> {
        for (let before = -1; before !== calls; ) {
          before = calls;
          markers += 1;
          const marker = String(markers);
          const reached = companions.flatMap(({ lent }) => (lent.isCut ? [] : lent));
          await Promise.all(reached.flatMap(({ open }) => [...open]));
          const heard = reached.map(({ hear }) => hear(marker));
          await admin.publish(MARKER, marker);
          await Promise.all(heard);
          await new Promise((resolve) => setImmediate(resolve));
        }
      }

      async function open(): Promise<CompanionUnderTest> {
        const index = opened;
        opened += 1;
        const line = lines[index] ?? (await lineOf(index));
        used.add(line);
        const lent = await lend(line);
        const live = await createRedisLive(lent.connection, {
          clock,
          now: () => clock.now() + offset,
          onText() {
            texts += 1;
          },
        });
        companions.push({ lent, dispose: live.dispose });
        return {
          live,
          async cutOff() {
            lent.isCut = true;
            line.sever();
          },
          async reconnect() {
            const ready = Promise.withResolvers<void>();
            const stop = lent.connection.onReady(ready.resolve);
            // It may not have noticed yet that it was cut off.
            line.connection.reset();
            line.mend();
            await ready.promise;
            stop();
            lent.isCut = false;
          },
        };
      }

      return {
        clock,
        open,
        get connections() {
          return companions.map(({ lent }) => lent.connection);
        },
        get texts() {
          return texts;
        },
        async jumpRedis(ms) {
          offset += ms;
          await admin.eval(EXPIRE_SOONER, { arguments: [String(ms)] });
        },
        async elapse(ms) {
          await settle();
          for (let left = ms; left > 0; left -= LOOK_MS) {
            clock.advance(Math.min(left, LOOK_MS));
            await settle();
          }
        },
      };
    },
    async stop() {
      await endLast();
      await Promise.all(lines.map((line) => line.stop()));
      admin.destroy();
      await server.stop();
    },
  };
}
