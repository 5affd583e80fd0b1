import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CANCEL_MS,
  LEASE_MS,
  type Live,
  LOOK_MS,
  TAIL_MS,
  type TurnClaim,
  type TurnLease,
} from '../../../../companion/live/live.ts';
import { createTurnLog, type TurnLog } from '../../../../companion/turns/turn-log.ts';
import { answerText } from '../../../../protocol/parts.ts';
import type { BeginLive, CompanionUnderTest } from './live-under-test.ts';

const TURN = '6f1c1a1e-8f60-4b43-9a43-0a3c2d1b5e77';
const DONE = { type: 'done', reason: 'stop', model: 'm', usage: null, saved: 'stored' } as const;

export function runsTurns(begin: BeginLive, numRuns: number): void {
  async function claim({ live }: Pick<CompanionUnderTest, 'live'>, asked: TurnClaim = {}): Promise<TurnLease> {
    const lease = await live.claim(TURN, asked);
    if ('taken' in lease) throw new Error('it is taken');
    return lease;
  }

  /** Follows a turn into a log of its own; resolves with it once the turn ends, or is lost. */
  async function follow(live: Live, signal = new AbortController().signal, log = createLog()): Promise<TurnLog> {
    for await (const event of (await live.follow(TURN, signal)) ?? []) log.take(event);
    return log;
  }

  /** Lets time go by until a promise is settled that only time can settle. */
  async function outwait<T>(elapse: (ms: number) => Promise<void>, promise: Promise<T>): Promise<T> {
    let isSettled = false;
    const settled = promise.finally(() => {
      isSettled = true;
    });
    for (let looks = 0; looks < 20 && !isSettled; looks += 1) {
      await elapse(LOOK_MS);
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (!isSettled) throw new Error('it is not settled');
    return settled;
  }

  /** Resolves once a follower has read all that this log has: what is written after that is what it may miss. */
  async function hasRead(follower: TurnLog, log: TurnLog): Promise<void> {
    while (follower.seq < log.seq) {
      await new Promise<void>((resolve) => {
        const unsubscribe = follower.onGrow(() => {
          unsubscribe();
          resolve();
        });
      });
    }
  }

  function createLog(): TurnLog {
    return createTurnLog(TURN, 1_000_000);
  }

  /** Counts calls. */
  function createCounter() {
    const counter = {
      count: 0,
      call() {
        counter.count += 1;
      },
    };
    return counter;
  }

  describe('a turn', () => {
    it('is run by one of those that claim it at once, and the others learn what it was claimed for', async () => {
      const set = await begin();
      const companions = await Promise.all([set.open(), set.open(), set.open()]);
      const claims = companions.map(({ live }) => live.claim(TURN, { fingerprint: 'same' }));
      const claimed = await Promise.all(claims);
      expect(claimed.filter((lease) => 'token' in lease)).toHaveLength(1);
      expect(claimed.filter((lease) => 'taken' in lease)).toEqual([{ taken: 'same' }, { taken: 'same' }]);
      const again = await Promise.all(companions.map(({ live }) => live.claim(TURN, {})));
      expect(again).toEqual(companions.map(() => ({ taken: 'same' })));
    });

    it('gives each that runs it a larger token than all before, and than one that is known from elsewhere', async () => {
      const set = await begin();
      const companions = await Promise.all([set.open(), set.open()]);
      let last = 0;
      for (const [index, after] of [0, 0, 50, 3, 0].entries()) {
        const lease = await claim(companions[index % 2] as CompanionUnderTest, { after });
        expect(lease.token).toBeGreaterThan(Math.max(last, after));
        last = lease.token;
        lease.forget();
        await set.elapse(0);
      }
    });

    it('stays with a companion that is heard from, however long it takes', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      await claim(anna, { fingerprint: 'f' });
      const lost: string[] = [];
      bert.live.onTurnLost((turn) => lost.push(turn));
      await set.elapse(20 * LEASE_MS);
      expect(await bert.live.claim(TURN, {})).toEqual({ taken: 'f' });
      expect(lost).toEqual([]);
    });

    it('that was forgotten is nobody’s', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      (await claim(anna, { log: createLog() })).forget();
      await set.elapse(0);
      expect(await bert.live.follow(TURN, new AbortController().signal)).toBeUndefined();
      await claim(bert);
    });

    it('that was forgotten can be claimed again at once, although another companion follows it', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const first = await claim(anna, { log: createLog(), leavesLog: true });
      const left = new AbortController();
      const events = await bert.live.follow(TURN, left.signal);
      const reading = (async () => {
        for await (const _ of events ?? []);
      })();
      await set.elapse(LOOK_MS);
      first.forget();
      const second = await claim(anna, { log: createLog(), leavesLog: true });
      expect(second.token).toBeGreaterThan(first.token);
      await set.elapse(LOOK_MS);
      expect(await bert.live.claim(TURN, { fingerprint: 'other' })).toHaveProperty('taken');
      second.forget();
      expect(await anna.live.follow(TURN, left.signal)).toBeUndefined();
      left.abort();
      await reading;
    });

    it('of a companion that is gone is told to the others, who may claim it then', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      await claim(anna, { log: createLog() });
      const lost = new Set<string>();
      bert.live.onTurnLost((turn) => lost.add(turn));
      await anna.cutOff();
      await set.elapse(LEASE_MS - LOOK_MS);
      expect(lost).toEqual(new Set());
      expect(await bert.live.claim(TURN, {})).toHaveProperty('taken');
      await set.elapse(2 * LOOK_MS);
      expect(lost).toEqual(new Set([TURN]));
      await claim(bert);
    });

    it('of a companion that is gone leaves its log, all but the last moment, to the one that takes it', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const log = createLog();
      await claim(anna, { log, leavesLog: true });
      log.appendText('thinking', 'Birds. ');
      await set.elapse(TAIL_MS);
      log.appendText('token', 'Herons ');
      log.append({ type: 'step', code: 'c', params: {}, index: 1, count: 1 });
      log.appendText('token', 'nest.');
      await set.elapse(TAIL_MS);
      await anna.cutOff();
      await set.elapse(LEASE_MS + LOOK_MS);
      const { left = [] } = await claim(bert);
      const copy = createLog();
      for (const event of left) copy.take(event);
      const timeless = (parts: ReturnType<TurnLog['parts']>) => parts.map((part) => ({ ...part, ms: 0 }));
      expect(timeless(copy.parts())).toEqual(timeless(log.parts()));
    });

    it('leaves its log to a claim that asks the same with a log of its own, and to none that asks something else', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const log = createLog();
      const first = await claim(anna, { fingerprint: 'f', log, leavesLog: true });
      expect(first.left).toBeUndefined();
      log.appendText('token', 'Herons.');
      await set.elapse(TAIL_MS);
      await anna.cutOff();
      await set.elapse(LEASE_MS);
      expect(await bert.live.claim(TURN, { fingerprint: 'g', log: createLog() })).toEqual({ taken: 'f' });
      const copy = createLog();
      const { left = [] } = await claim(bert, { fingerprint: 'f', log: copy, leavesLog: true });
      for (const event of left) copy.take(event);
      expect(copy.content()).toBe('Herons.');
    });

    it('leaves word that its model was asked, before that has said anything', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const log = createLog();
      await claim(anna, { log, leavesLog: true });
      log.append({ type: 'queued', position: 1 });
      log.append({ type: 'loading', model: 'm' });
      await set.elapse(TAIL_MS);
      await anna.cutOff();
      await set.elapse(LEASE_MS);
      expect((await claim(bert, { log: createLog() })).left).toContainEqual(
        expect.objectContaining({ type: 'loading' }),
      );
    });

    it('that had ended when its companion went away is not lost', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const log = createLog();
      await claim(anna, { log });
      const lost: string[] = [];
      bert.live.onTurnLost((turn) => lost.push(turn));
      log.append(DONE);
      await set.elapse(LOOK_MS);
      await anna.cutOff();
      await set.elapse(2 * LEASE_MS);
      expect(lost).toEqual([]);
    });

    it('that another took over is lost for a companion that comes back, and its forgetting changes nothing', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const lost = createCounter();
      const old = await claim(anna, { fingerprint: 'old', onLost: lost.call });
      await anna.cutOff();
      await set.elapse(LEASE_MS);
      const young = await claim(bert, { fingerprint: 'old' });
      expect(young.token).toBeGreaterThan(old.token);
      expect(lost.count).toBe(0);
      await anna.reconnect();
      await set.elapse(2 * LOOK_MS);
      expect(lost.count).toBe(1);
      old.forget();
      expect(await anna.live.claim(TURN, {})).toEqual({ taken: 'old' });
    });

    it('that nobody took over comes back to a companion that was away', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const lost = createCounter();
      await claim(anna, { fingerprint: 'mine', onLost: lost.call });
      await anna.cutOff();
      await set.elapse(LEASE_MS);
      await anna.reconnect();
      await set.elapse(LOOK_MS);
      expect(await bert.live.claim(TURN, {})).toEqual({ taken: 'mine' });
      expect(lost.count).toBe(0);
    });
  });

  describe('a cancel', () => {
    it('reaches the companion that runs the turn', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const cancels = createCounter();
      await claim(anna, { onCancel: cancels.call });
      expect(cancels.count).toBe(0);
      await bert.live.cancel(TURN);
      await set.elapse(0);
      expect(cancels.count).toBeGreaterThan(0);
    });

    it('that comes before the turn is run is found by the one that claims it, for a while', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const [soon, late] = [createCounter(), createCounter()];
      await bert.live.cancel(TURN);
      await set.elapse(CANCEL_MS - LOOK_MS);
      const lease = await claim(anna, { onCancel: soon.call });
      expect(soon.count).toBeGreaterThan(0);
      lease.forget();
      await set.elapse(0);
      await bert.live.cancel(TURN);
      await set.elapse(CANCEL_MS + LOOK_MS);
      await claim(anna, { onCancel: late.call });
      await set.elapse(LOOK_MS);
      expect(late.count).toBe(0);
    });

    it('whose message was lost is found by looking', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const cancels = createCounter();
      await claim(anna, { onCancel: cancels.call });
      await anna.cutOff();
      await bert.live.cancel(TURN);
      await set.elapse(0);
      expect(cancels.count).toBe(0);
      await anna.reconnect();
      await set.elapse(LOOK_MS);
      expect(cancels.count).toBeGreaterThan(0);
    });

    it('says whose it is, also to a companion that claims the turn later', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const said: unknown[] = [];
      const by = { id: 'member ada', member: { name: 'Ada' } };
      await bert.live.cancel(TURN, by);
      await claim(anna, { onCancel: (whose) => said.push(whose) });
      await bert.live.cancel(TURN, by);
      await set.elapse(0);
      expect(said.length).toBeGreaterThan(1);
      expect(new Set(said.map((whose) => JSON.stringify(whose)))).toEqual(new Set([JSON.stringify(by)]));
    });

    it('is of one turn', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const cancels = createCounter();
      await claim(anna, { onCancel: cancels.call });
      await bert.live.cancel(TURN.replace('6', '7'));
      await set.elapse(2 * LOOK_MS);
      expect(cancels.count).toBe(0);
    });
  });

  describe('a follower', () => {
    it('has the same log, whenever it comes and however the turn goes on', async () => {
      const text = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
      const step = fc.oneof(
        fc.record({ kind: fc.constantFrom('token' as const, 'thinking' as const), text }),
        fc.record({ kind: fc.constantFrom('queued' as const, 'step' as const, 'recant' as const, 'breathe' as const) }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.nat(30), async (steps, start) => {
          const set = await begin();
          const [anna, bert] = await Promise.all([set.open(), set.open()]);
          // Thoughts that take no time are the same everywhere.
          const log = createTurnLog(TURN, 1_000_000, () => 0);
          await claim(anna, { log });
          let following: Promise<TurnLog> | undefined;
          for (const [index, each] of steps.entries()) {
            if (index === start) following = follow(bert.live);
            if ('text' in each) log.appendText(each.kind, each.text);
            else if (each.kind === 'queued') log.append({ type: 'queued', position: index });
            else if (each.kind === 'recant') log.recant();
            else if (each.kind === 'step') {
              log.append({ type: 'step', code: 'c', params: {}, index: 1, count: 1 });
            } else await new Promise((resolve) => setImmediate(resolve));
          }
          following ??= follow(bert.live);
          log.append(DONE);
          const copy = await outwait(set.elapse, following);
          const timeless = ({ parts, ...rest }: ReturnType<TurnLog['snapshot']>) => ({
            ...rest,
            parts: parts.map((part) => ({ ...part, ms: 0 })),
          });
          expect(timeless(copy.snapshot())).toEqual(timeless(log.snapshot()));
          expect([copy.seq, copy.terminal]).toEqual([log.seq, log.terminal]);
        }),
        { numRuns },
      );
    });

    it('that comes after the end has all of it', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const log = createLog();
      await claim(anna, { log });
      log.appendText('token', 'Herons nest.');
      log.append(DONE);
      const copy = await outwait(set.elapse, follow(bert.live));
      expect([answerText(copy.parts()), copy.terminal?.type]).toEqual(['Herons nest.', 'done']);
    });

    it('has all of it although the turn is forgotten as soon as it ends', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const log = createLog();
      const lease = await claim(anna, { log });
      log.appendText('token', 'Herons ');
      const following = follow(bert.live);
      await set.elapse(0);
      log.appendText('token', 'nest.');
      log.append(DONE);
      lease.forget();
      const copy = await outwait(set.elapse, following);
      expect([answerText(copy.parts()), copy.terminal?.type]).toEqual(['Herons nest.', 'done']);
    });

    it('ends although the message about the end was lost', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const log = createLog();
      await claim(anna, { log });
      const following = follow(bert.live);
      log.appendText('token', 'Herons ');
      await set.elapse(0);
      await bert.cutOff();
      log.appendText('token', 'nest.');
      log.append(DONE);
      await set.elapse(0);
      await bert.reconnect();
      const copy = await outwait(set.elapse, following);
      expect([answerText(copy.parts()), copy.terminal?.type]).toEqual(['Herons nest.', 'done']);
    });

    it('ends without a terminal when the companion that ran the turn is gone', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      const log = createLog();
      await claim(anna, { log });
      log.appendText('token', 'Herons ');
      const read = createLog();
      const following = follow(bert.live, undefined, read);
      await hasRead(read, log);
      await anna.cutOff();
      const copy = await outwait(set.elapse, following);
      expect([answerText(copy.parts()), copy.terminal]).toEqual(['Herons ', undefined]);
    });

    it('of a turn that another took over reads nothing of the new run', async () => {
      const set = await begin();
      const [anna, bert, carl] = await Promise.all([set.open(), set.open(), set.open()]);
      const log = createLog();
      await claim(anna, { log });
      log.appendText('token', 'Old.');
      const read = createLog();
      const following = follow(carl.live, undefined, read);
      await hasRead(read, log);
      await anna.cutOff();
      await set.elapse(LEASE_MS - LOOK_MS / 2);
      const young = createLog();
      await set.elapse(LOOK_MS);
      await claim(bert, { log: young });
      young.appendText('token', 'New and longer.');
      const copy = await outwait(set.elapse, following);
      expect(answerText(copy.parts())).toBe('Old.');
    });

    it('may leave while the turn goes on', async () => {
      const set = await begin();
      const [anna, bert] = await Promise.all([set.open(), set.open()]);
      await claim(anna, { log: createLog() });
      const leaving = new AbortController();
      const following = follow(bert.live, leaving.signal);
      await set.elapse(0);
      leaving.abort();
      expect((await outwait(set.elapse, following)).terminal).toBeUndefined();
    });

    it('of a turn that nobody has finds none', async () => {
      const { live } = await (await begin()).open();
      expect(await live.follow(TURN, new AbortController().signal)).toBeUndefined();
    });
  });
}
