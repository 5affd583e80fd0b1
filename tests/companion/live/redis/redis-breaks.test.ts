import { createClient } from '@redis/client';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { systemClock } from '../../../../companion/clock.ts';
import {
  LEASE_MS,
  type Live,
  LOOK_MS,
  TAIL_MS,
  type TurnClaim,
  type TurnLease,
} from '../../../../companion/live/live.ts';
import { LiveError } from '../../../../companion/live/live-error.ts';
import { CALL_MS } from '../../../../companion/live/redis/redis-connection.ts';
import { openRedisLive } from '../../../../companion/live/redis/redis-live.ts';
import { FOLLOWED_MS, KEEP_MS } from '../../../../companion/live/redis/scripts.ts';
import { createTurnLog, type TurnLog } from '../../../../companion/turns/turn-log.ts';
import { answerText } from '../../../../protocol/parts.ts';
import { createCapturedLog } from '../../../helpers/captured-log.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { LACKS_REDIS, startRedisServer } from '../../../helpers/redis-server.ts';
import { startSeverableProxy } from '../../../helpers/severable-proxy.ts';
import { openRedisBench, type RedisBench } from './redis-under-test.ts';

const TURN = '6f1c1a1e-8f60-4b43-9a43-0a3c2d1b5e77';
const DONE = { type: 'done', reason: 'stop', model: 'm', usage: null, saved: 'stored' } as const;
const MAX_BYTES = 8 * 1024 * 1024;

async function claim(live: Live, asked: TurnClaim = {}): Promise<TurnLease> {
  const lease = await live.claim(TURN, asked);
  if ('taken' in lease) throw new Error('it is taken');
  return lease;
}

/** Follows a turn into a log of its own, with what came. */
function follow(live: Live) {
  const log = createTurnLog(TURN, MAX_BYTES);
  const kinds: string[] = [];
  const ended = (async () => {
    for await (const event of (await live.follow(TURN, new AbortController().signal)) ?? []) {
      kinds.push(event.type);
      log.take(event);
    }
  })();
  return { log, kinds, ended };
}

const textOf = (log: TurnLog) => answerText(log.parts());

describe.skipIf(LACKS_REDIS)('a Redis', () => {
  let bench: RedisBench;
  beforeAll(async () => {
    bench = await openRedisBench();
  });
  afterAll(() => bench?.stop());

  async function begin() {
    const set = await bench.begin();
    const [anna, bert] = await Promise.all([set.open(), set.open()]);
    return { set, anna: anna.live, bert: bert.live };
  }

  describe('that was killed and comes back with nothing', () => {
    it('is told again who runs a turn, who has a slot and who is where', async () => {
      const { set, anna, bert } = await begin();
      let lost = 0;
      const { token } = await claim(anna, { fingerprint: 'mine', onLost: () => (lost += 1) });
      await anna.takeSlot('a', 1);
      anna.watch('room', 'anna', () => {});
      await bench.restart();
      await set.elapse(LOOK_MS);
      expect(await bert.claim(TURN, {})).toEqual({ taken: 'mine' });
      expect(await bert.takeSlot('a', 1)).toBeUndefined();
      expect(await bert.present('room')).toEqual(['anna']);
      await set.elapse(LEASE_MS);
      const next = await bert.claim(TURN.replace('6', '7'), {});
      expect(next).toHaveProperty('token');
      expect((next as TurnLease).token).toBeGreaterThan(token);
      expect(lost).toBe(0);
    });

    it('gives nobody a turn, a log or a slot before those who had it could put it back', async () => {
      const set = await bench.begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const log = createTurnLog(TURN, MAX_BYTES);
      let cancels = 0;
      await claim(anna.live, { fingerprint: 'mine', log, onCancel: () => (cancels += 1) });
      await anna.live.takeSlot('a', 1);
      log.appendText('token', 'Herons ');
      await anna.cutOff();
      await bench.restart();
      const asked = bert.live.claim(TURN, { fingerprint: 'mine' });
      const copy = follow(bert.live);
      await bert.live.cancel(TURN);
      expect(await bert.live.takeSlot('a', 1)).toBeUndefined();
      await anna.reconnect();
      await set.elapse(LOOK_MS);
      expect(await asked).toEqual({ taken: 'mine' });
      expect([textOf(copy.log), cancels]).toEqual(['Herons ', 1]);
    });

    it('gives a turn to who asks for it when nobody puts it back in time', async () => {
      const { set, anna } = await begin();
      await bench.restart();
      let isGiven = false;
      void claim(anna).then(() => (isGiven = true));
      await set.elapse(LEASE_MS - LOOK_MS);
      expect(isGiven).toBe(false);
      await set.elapse(LOOK_MS);
      expect(isGiven).toBe(true);
    });

    it('costs those who follow a turn nothing of it', async () => {
      const { set, anna, bert } = await begin();
      const log = createTurnLog(TURN, MAX_BYTES);
      await claim(anna, { log });
      const copy = follow(bert);
      log.appendText('token', 'Herons ');
      await set.elapse(0);
      await bench.server.kill();
      log.appendText('token', 'nest in ');
      await bench.restart();
      log.appendText('token', 'trees.');
      await set.elapse(LOOK_MS);
      log.append(DONE);
      await set.elapse(LOOK_MS);
      await copy.ended;
      expect([textOf(copy.log), copy.log.terminal]).toEqual(['Herons nest in trees.', log.terminal]);
      expect(copy.kinds).not.toContain('snapshot');
    });

    it('tells a companion that was away meanwhile that another one has had its turn', async () => {
      const set = await bench.begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      let lost = 0;
      await claim(anna.live, { onLost: () => (lost += 1) });
      await anna.cutOff();
      await set.elapse(LEASE_MS);
      (await claim(bert.live)).forget();
      await set.elapse(0);
      await anna.reconnect();
      await set.elapse(LOOK_MS);
      expect(lost).toBe(1);
    });
  });

  describe('that is away', () => {
    it('lets calls fail in a bounded time, and slots wait', async () => {
      const { set, anna, bert } = await begin();
      anna.watch('room', 'anna', () => {});
      const give = await anna.takeSlot('b', 1);
      await bench.server.kill();
      const began = performance.now();
      const results = await Promise.allSettled([
        anna.claim(TURN, {}),
        anna.cancel(TURN),
        anna.follow(TURN, new AbortController().signal),
        anna.takeSlot('a', 1),
        anna.present('room'),
      ]);
      expect(performance.now() - began).toBeLessThan(4 * CALL_MS);
      expect(results.map(({ status }) => status)).toEqual([
        'rejected',
        'rejected',
        'rejected',
        'rejected',
        'fulfilled',
      ]);
      expect(results.at(-1)).toMatchObject({ value: ['anna'] });
      const free: string[] = [];
      anna.onSlotFree((server) => free.push(server));
      give?.();
      await bench.restart();
      await set.elapse(LEASE_MS);
      expect(free).toEqual(['a']);
      expect(await bert.takeSlot('b', 1)).toBeDefined();
      await claim(bert);
    });
  });

  describe('that does not answer', () => {
    it('is given up, and what was asked of it meanwhile is taken back once it is there again', async () => {
      const { set, anna, bert } = await begin();
      bench.server.freeze();
      const asked = anna.claim(TURN, { fingerprint: 'late' });
      await expect(asked).rejects.toThrow();
      const back = set.connections.map(
        (connection) =>
          new Promise<void>((resolve) => {
            if (connection.isReady) connection.reset();
            connection.onReady(resolve);
          }),
      );
      bench.server.thaw();
      await Promise.all(back);
      await set.elapse(2 * LOOK_MS);
      await claim(bert);
    });
  });

  describe('that fails over to its replica', () => {
    it('is asked no more once it is a replica itself, and turns and those who follow them go on at the other', async () => {
      const [first, second] = [await startRedisServer(), await startRedisServer()];
      let primary = first;
      const proxies = [await startSeverableProxy(() => primary.port), await startSeverableProxy(() => primary.port)];
      onTestFinished(async () => {
        await Promise.all([...proxies.map((proxy) => proxy.stop()), first.stop(), second.stop()]);
      });
      const admins = [first, second].map(({ url }) => createClient({ url }));
      for (const admin of admins) await admin.connect();
      const [ofFirst, ofSecond] = admins as [(typeof admins)[0], (typeof admins)[0]];
      await ofSecond.sendCommand(['REPLICAOF', '127.0.0.1', String(first.port)]);
      const open = ({ address }: { address: string }) =>
        openRedisLive(`redis://${address}`, { clock: systemClock, log: createCapturedLog() });
      const [anna, bert] = (await Promise.all(proxies.map(open))) as [Live, Live];
      const log = createTurnLog(TURN, MAX_BYTES);
      let lost = 0;
      await claim(anna, { log, fingerprint: 'mine', onLost: () => (lost += 1) });
      const copy = follow(bert);
      log.appendText('token', 'Herons ');
      await eventually(() => expect(textOf(copy.log)).toBe('Herons '));
      await ofFirst.sendCommand(['WAIT', '1', '0']);
      // The connections to the first stay.
      await ofSecond.sendCommand(['REPLICAOF', 'NO', 'ONE']);
      await ofFirst.sendCommand(['REPLICAOF', '127.0.0.1', String(second.port)]);
      primary = second;
      log.appendText('token', 'nest in trees.');
      log.append(DONE);
      await copy.ended;
      expect([textOf(copy.log), copy.log.terminal]).toEqual(['Herons nest in trees.', log.terminal]);
      await eventually(async () => expect(await bert.claim(TURN, {})).toEqual({ taken: 'mine' }));
      expect(lost).toBe(0);
      for (const live of [anna, bert]) await live.dispose();
      for (const admin of admins) admin.destroy();
    });
  });

  describe('whose clock is put back', () => {
    it('takes nothing from anybody, and keeps nothing for who is gone', async () => {
      const set = await bench.begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      await claim(anna.live, { fingerprint: 'mine' });
      await set.jumpRedis(-3_600_000);
      await set.elapse(LEASE_MS + LOOK_MS);
      expect(await bert.live.claim(TURN, {})).toEqual({ taken: 'mine' });
      await set.jumpRedis(-3_600_000);
      await anna.cutOff();
      await set.elapse(LEASE_MS + LOOK_MS);
      await claim(bert.live);
    });

    it('gives larger tokens than before, also once it has lost everything', async () => {
      const set = await bench.begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      await anna.live.claim(TURN.replace('6', '7'), {});
      await set.elapse(LOOK_MS);
      const { token } = await claim(anna.live);
      await anna.cutOff();
      await set.jumpRedis(-3_600_000);
      await bench.restart();
      const next = claim(bert.live);
      await set.elapse(LEASE_MS + LOOK_MS);
      expect((await next).token).toBeGreaterThan(token);
    });
  });

  describe('whose clock is put forward, or that stood still for longer than a lease', () => {
    it.each([LEASE_MS, 60_000, 2 * KEEP_MS])('takes nothing from anybody (%d ms)', async (ms) => {
      const { set, anna, bert } = await begin();
      const lost: string[] = [];
      bert.onTurnLost((turn) => void lost.push(turn));
      const log = createTurnLog(TURN, MAX_BYTES);
      await claim(anna, { fingerprint: 'mine', log, onLost: () => lost.push('mine') });
      await anna.takeSlot('a', 1);
      anna.watch('room', 'anna', () => {});
      const copy = follow(bert);
      log.appendText('token', 'Herons ');
      await set.elapse(LOOK_MS);
      await set.jumpRedis(ms);
      const asked = bert.claim(TURN, {});
      expect(await bert.takeSlot('a', 1)).toBeUndefined();
      await set.elapse(2 * LOOK_MS);
      expect(await asked).toEqual({ taken: 'mine' });
      await set.elapse(LEASE_MS + LOOK_MS);
      expect(await bert.takeSlot('a', 1)).toBeUndefined();
      expect(await bert.present('room')).toEqual(['anna']);
      log.append(DONE);
      await set.elapse(LOOK_MS);
      await copy.ended;
      expect([textOf(copy.log), lost]).toEqual(['Herons ', []]);
    });

    it('has given all that somebody had who was gone before a lease later', async () => {
      const set = await bench.begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      await claim(anna.live);
      await anna.cutOff();
      await set.jumpRedis(60_000);
      await set.elapse(LOOK_MS);
      expect(await bert.live.claim(TURN, {})).toEqual({ taken: '' });
      await set.elapse(LEASE_MS);
      await claim(bert.live);
    });
  });

  it('gives those who read a log again all of it, although the clock of the companion that writes it was put back', async () => {
    const set = await bench.begin();
    const [anna, bert] = await Promise.all([set.open(), set.open()]);
    const log = createTurnLog(TURN, MAX_BYTES);
    await claim(anna.live, { log });
    const copy = follow(bert.live);
    log.appendText('token', 'Herons ');
    await set.elapse(LOOK_MS);
    expect(textOf(copy.log)).toBe('Herons ');
    await bert.cutOff();
    await set.elapse(FOLLOWED_MS);
    log.appendText('token', 'nest in trees.');
    await set.elapse(LOOK_MS);
    vi.setSystemTime(Date.now() - 3_600_000);
    onTestFinished(() => void vi.useRealTimers());
    await bert.reconnect();
    log.append(DONE);
    await set.elapse(2 * LOOK_MS);
    await copy.ended;
    expect(textOf(copy.log)).toBe('Herons nest in trees.');
  });

  describe('keeps of a turn', () => {
    it('what its companion has logged, whether somebody follows it or not, and nothing once it is over', async () => {
      const { set, anna, bert } = await begin();
      const log = createTurnLog(TURN, MAX_BYTES);
      const lease = await claim(anna, { log, leavesLog: true });
      const kept = async () => JSON.stringify(await bench.ask('XRANGE', `aside:log:${TURN}`, '-', '+'));
      log.appendText('token', 'Herons ');
      await set.elapse(TAIL_MS);
      expect(await kept()).toContain('Herons ');
      const leaving = new AbortController();
      const events = await bert.follow(TURN, leaving.signal);
      const reading = (async () => {
        for await (const _ of events ?? []);
      })();
      log.appendText('token', 'nest ');
      await set.elapse(LOOK_MS);
      expect(await kept()).toContain('nest ');
      leaving.abort();
      await reading;
      await set.elapse(FOLLOWED_MS);
      log.appendText('token', 'in ');
      await set.elapse(TAIL_MS);
      log.appendText('token', 'trees.');
      await set.elapse(TAIL_MS);
      expect(await kept()).toContain('trees.');
      log.append(DONE);
      await set.elapse(LOOK_MS);
      expect(await bench.ask('KEYS', 'aside:log:*')).toEqual([]);
      // Also when all is put back.
      await bench.restart();
      await set.elapse(2 * LOOK_MS);
      expect(await bench.ask('KEYS', 'aside:log:*')).toEqual([]);
      const late = follow(bert);
      await set.elapse(LOOK_MS);
      await late.ended;
      expect(textOf(late.log)).toBe('Herons nest in trees.');
      lease.forget();
      await set.elapse(0);
    });

    it('nothing while it waits', async () => {
      const { set, anna } = await begin();
      const log = createTurnLog(TURN, MAX_BYTES);
      await claim(anna, { log, leavesLog: true });
      for (let position = 9; position > 0; position -= 1) {
        log.append({ type: 'queued', position });
        await set.elapse(TAIL_MS);
      }
      expect(await bench.ask('KEYS', 'aside:log:*')).toEqual([]);
      log.appendText('token', 'Herons.');
      await set.elapse(TAIL_MS);
      expect(await bench.ask('KEYS', 'aside:log:*')).toHaveLength(1);
    });

    it('of a log that is left to nobody, no text while nobody follows it', async () => {
      const { set, anna, bert } = await begin();
      const log = createTurnLog(TURN, MAX_BYTES);
      await claim(anna, { log });
      log.appendText('token', 'Herons ');
      await set.elapse(LOOK_MS);
      expect(await bench.ask('KEYS', 'aside:log:*')).toEqual([]);
      const leaving = new AbortController();
      const events = await bert.follow(TURN, leaving.signal);
      const reading = (async () => {
        for await (const _ of events ?? []);
      })();
      await set.elapse(LOOK_MS);
      leaving.abort();
      await reading;
      await set.elapse(FOLLOWED_MS);
      for (const word of ['nest ', 'in ', 'trees.']) {
        log.appendText('token', word);
        await set.elapse(TAIL_MS);
      }
      expect(JSON.stringify(await bench.ask('XRANGE', `aside:log:${TURN}`, '-', '+'))).not.toContain('trees.');
    });

    it('what a companion that is gone had logged, until the turn is over for those who take it', async () => {
      const set = await bench.begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const log = createTurnLog(TURN, MAX_BYTES);
      await claim(anna.live, { log, leavesLog: true });
      log.appendText('token', 'Herons.');
      await set.elapse(TAIL_MS);
      await anna.cutOff();
      await set.elapse(LEASE_MS + LOOK_MS);
      // It is asked again, turns out to be stored, and is given back; and what could not be ended is tried again later.
      for (const asked of [{ log: createTurnLog(TURN, MAX_BYTES) }, {}, {}]) {
        const lease = await claim(bert.live, asked);
        const left = createTurnLog(TURN, MAX_BYTES);
        for (const event of lease.left ?? []) left.take(event);
        expect(textOf(left)).toBe('Herons.');
        lease.forget();
        await set.elapse(0);
      }
    });

    it.each([false, true])('about as much as its log at the most while it is followed: %s', async (isFollowed) => {
      const { set, anna, bert } = await begin();
      const log = createTurnLog(TURN, MAX_BYTES);
      await claim(anna, { log, leavesLog: true });
      if (isFollowed) void follow(bert);
      const piece = 'Herons nest in trees. '.repeat(1_000);
      let most = 0;
      for (let index = 0; index < 80; index += 1) {
        log.appendText('token', piece);
        await set.elapse(TAIL_MS);
        most = Math.max(most, Number(await bench.ask('MEMORY', 'USAGE', `aside:log:${TURN}`, 'SAMPLES', '0')));
      }
      expect(most).toBeGreaterThan(piece.length);
      expect(most).toBeLessThan(3 * 80 * piece.length);
    });

    it('about as much as its log at the most, however long it is, and followers have all of it', async () => {
      const { set, anna, bert } = await begin();
      const log = createTurnLog(TURN, MAX_BYTES);
      await claim(anna, { log });
      const [quick, slow] = [follow(bert), follow(bert)];
      const piece = 'Herons nest in trees. '.repeat(1_000);
      let most = 0;
      for (let index = 0; index < 80; index += 1) {
        log.appendText('token', piece);
        await set.elapse(LOOK_MS);
        most = Math.max(most, Number(await bench.ask('MEMORY', 'USAGE', `aside:log:${TURN}`, 'SAMPLES', '0')));
      }
      log.append(DONE);
      await set.elapse(LOOK_MS);
      await Promise.all([quick.ended, slow.ended]);
      expect(textOf(quick.log)).toBe(piece.repeat(80));
      expect(textOf(slow.log)).toBe(piece.repeat(80));
      expect(most).toBeLessThan(3 * 80 * piece.length);
    });

    it('nothing for ever', async () => {
      const { set, anna, bert } = await begin();
      const log = createTurnLog(TURN, MAX_BYTES);
      const lease = await claim(anna, { log });
      const copy = follow(bert);
      await bert.cancel(TURN);
      await bert.cancel(TURN.replace('6', '7'));
      await anna.takeSlot('a', 1);
      bert.watch('room', 'bert', () => {});
      log.append(DONE);
      await set.elapse(LOOK_MS);
      await copy.ended;
      const keys = (await bench.ask('KEYS', 'aside:*')) as string[];
      expect(keys.length).toBeGreaterThan(6);
      for (const key of keys) {
        const isOfAll = /^aside:(companions|since|looked|token|order)$/.test(key);
        expect([key, Number(await bench.ask('PTTL', key)) > 0]).toEqual([key, !isOfAll]);
      }
      lease.forget();
      await set.elapse(LOOK_MS);
      expect(await bench.ask('KEYS', `aside:turn:*`)).toEqual([]);
    });
  });

  describe('that is full', () => {
    const fill = (bytes: string) => bench.ask('CONFIG', 'SET', 'maxmemory', bytes);

    it('and has lost everything breaks nothing, and has it again once it has room', async () => {
      const { set, anna, bert } = await begin();
      const log = createTurnLog(TURN, MAX_BYTES);
      await claim(anna, { log, fingerprint: 'mine', leavesLog: true });
      log.appendText('token', 'Herons ');
      await set.elapse(TAIL_MS);
      await fill('1');
      onTestFinished(async () => void (await fill('0')));
      await bench.ask('FLUSHALL');
      log.appendText('token', 'nest.');
      await set.elapse(TAIL_MS);
      await fill('0');
      await set.elapse(2 * LOOK_MS);
      expect(await bert.claim(TURN, {})).toEqual({ taken: 'mine' });
      const copy = follow(bert);
      log.append(DONE);
      await set.elapse(2 * LOOK_MS);
      await copy.ended;
      expect(textOf(copy.log)).toBe('Herons nest.');
    });

    it('is not asked without a pause to take the end of a log', async () => {
      const { set, anna, bert } = await begin();
      const log = createTurnLog(TURN, MAX_BYTES);
      const lease = await claim(anna, { log, leavesLog: true });
      const copy = follow(bert);
      log.appendText('token', 'Herons ');
      await set.elapse(LOOK_MS);
      await fill('1');
      onTestFinished(async () => void (await fill('0')));
      log.appendText('token', 'nest.');
      log.append(DONE);
      lease.forget();
      const calls = async () =>
        Number(/cmdstat_evalsha:calls=(\d+)/.exec(String(await bench.ask('INFO', 'commandstats')))?.[1]);
      const before = await calls();
      await set.elapse(0);
      expect((await calls()) - before).toBeLessThan(20);
      await fill('0');
      await set.elapse(2 * LOOK_MS);
      await copy.ended;
      expect(textOf(copy.log)).toBe('Herons nest.');
    });
  });

  describe('into which somebody else writes', () => {
    it('has a message that nobody can read dropped, and the connections stay', async () => {
      const { set, anna } = await begin();
      const heard: number[] = [];
      let missed = 0;
      anna.onMissed(() => (missed += 1));
      anna.watch('numbers', 'anna', (frame) => heard.push(JSON.parse(frame).number));
      anna.watch('numbers', 'again', (frame) => heard.push(JSON.parse(frame).number * 2));
      await set.elapse(0);
      for (const message of ['', '{', 'x 1\n{', 'x 2\nnull', 'x 3\n{"number":4}']) {
        await bench.ask('PUBLISH', 'aside:topic:numbers', message);
      }
      await set.elapse(0);
      expect([heard, missed, set.connections.every(({ isReady }) => isReady)]).toEqual([[4, 8], 0, true]);
    });

    it('has what was left for a companion done, whatever else stands there', async () => {
      const { set, anna, bert } = await begin();
      const cancelled: unknown[] = [];
      await claim(anna, { onCancel: (by) => cancelled.push(by) });
      const companions = (await bench.ask('ZRANGE', 'aside:companions', '0', '-1')) as string[];
      const junk = ['{', 'null', '[]', '["cancel"]', `["cancel","${TURN}","{"]`];
      for (const companion of companions) await bench.ask('SADD', `aside:inbox:${companion}`, ...junk);
      await bert.cancel(TURN, { id: 'bert' });
      await set.elapse(LOOK_MS);
      expect(cancelled).toContainEqual({ id: 'bert' });
      expect(await bench.ask('KEYS', 'aside:inbox:*')).toEqual([]);
    });

    it('has what can’t be read of a log left out', async () => {
      const set = await bench.begin();
      const [anna, { live: bert }] = await Promise.all([set.open(), set.open()]);
      const log = createTurnLog(TURN, MAX_BYTES);
      await claim(anna.live, { log });
      const reader = follow(bert);
      await set.elapse(0);
      log.appendText('token', 'In trees.');
      await set.elapse(LOOK_MS);
      for (const text of ['{', 'null', '{"type":"token"}'])
        await bench.ask('XADD', `aside:log:${TURN}`, '*', 'e', text);
      await set.elapse(LOOK_MS);
      await anna.cutOff();
      await set.elapse(LEASE_MS + LOOK_MS);
      await reader.ended;
      expect(textOf(reader.log)).toBe('In trees.');
      const { left = [] } = await claim(bert);
      expect(left.map(({ type }) => type)).not.toEqual([]);
      expect(left.every((event) => typeof event?.seq === 'number')).toBe(true);
    });
  });

  describe('with a password', () => {
    it('is used, and the password is in no log and no error', async () => {
      const server = await startRedisServer('--requirepass', 'open-sesame');
      onTestFinished(() => server.stop());
      const log = createCapturedLog();
      const options = { clock: systemClock, log };
      const live = await openRedisLive(`redis://:open-sesame@127.0.0.1:${server.port}/3`, options);
      await claim(live);
      await server.restart();
      await live.dispose();
      const refused = await openRedisLive(`redis://:wrong-sesame@127.0.0.1:${server.port}`, options).catch(
        (error: unknown) => error,
      );
      expect(refused).toBeInstanceOf(LiveError);
      expect(`${log.text()} ${String(refused)}`).not.toContain('sesame');
    });

    it('is left with nothing open by a companion that ends', async () => {
      const clients = async () =>
        String(await bench.ask('CLIENT', 'LIST'))
          .trim()
          .split('\n').length;
      const before = await clients();
      const live = await openRedisLive(bench.server.url, { clock: systemClock, log: createCapturedLog() });
      expect(await clients()).toBe(before + 2);
      await live.dispose();
      await expect.poll(clients).toBe(before);
    });
  });
});
