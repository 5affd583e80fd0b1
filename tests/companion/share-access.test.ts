import { expect, it, onTestFinished, vi } from 'vitest';
import { type CodeEnd, createPairingCodes } from '../../companion/access/pairing/pairing-codes.ts';
import { REREAD_MS } from '../../companion/access/reread-access.ts';
import { LOOK_MS } from '../../companion/live/live.ts';
import { createMemoryLive } from '../../companion/live/memory-live.ts';
import { shareAccess } from '../../companion/share-access.ts';
import { createCapturedLog } from '../helpers/captured-log.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { settle } from '../helpers/settle.ts';
import { createCodeProver } from './access/pairing/code-prover.ts';

it('reads what others changed as soon as it can be read, however often it could not', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const log = createCapturedLog();
  const live = createMemoryLive(createManualClock());
  let isAway = true;
  let reads = 0;
  const of = (reread: () => Promise<void>) => ({ reread, onKept: () => () => {} });
  const end = shareAccess({
    live,
    keys: of(async () => {
      if (isAway) throw new Error('the store is away');
      reads += 1;
    }),
    rooms: of(async () => {}),
    codes: { hear: () => {}, onNews: () => () => {} },
    sharedSecret: async () => new Uint8Array(32),
    log,
  });
  live.publish('keys', 'changed');
  await settle();
  for (let look = 0; look < 3; look += 1) {
    vi.advanceTimersByTime(LOOK_MS);
    await settle();
  }
  expect(reads).toBe(0);
  isAway = false;
  vi.advanceTimersByTime(LOOK_MS);
  await settle();
  expect(reads).toBe(1);
  isAway = true;
  live.publish('keys', 'changed');
  await settle();
  end();
  expect(vi.getTimerCount()).toBe(0);
});

it('reads again once it has missed something, and has the others do so, and by itself where nothing is told', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const live = createMemoryLive(createManualClock());
  let tellMissed = () => {};
  const onMissed = (listener: () => void) => {
    const before = tellMissed;
    tellMissed = () => {
      before();
      listener();
    };
    return () => {};
  };
  const reads = { here: 0, there: 0 };
  const start = (who: keyof typeof reads, told: Pick<typeof live, 'onMissed'>) =>
    shareAccess({
      live: { ...live, ...told },
      keys: {
        async reread() {
          reads[who] += 1;
        },
        onKept: () => () => {},
      },
      rooms: { reread: async () => {}, onKept: () => () => {} },
      codes: { hear: () => {}, onNews: () => () => {} },
      sharedSecret: async () => new Uint8Array(32),
      log: createCapturedLog(),
    });
  const ends = [start('here', { onMissed }), start('there', live)];
  tellMissed();
  await settle();
  expect([reads.here > 0, reads.there]).toEqual([true, 1]);
  const { here } = reads;
  vi.advanceTimersByTime(REREAD_MS);
  await settle();
  expect(reads).toEqual({ here: here + 1, there: 2 });
  for (const end of ends) end();
  expect(vi.getTimerCount()).toBe(0);
});

/** Companions that tell each other of codes, and may hear nothing for a while. */
function createTellers() {
  const clock = createManualClock();
  const live = createMemoryLive(clock);
  return () => {
    const codes = createPairingCodes(clock);
    let isDeaf = false;
    let tellMissed = () => {};
    const end = shareAccess({
      live: {
        ...live,
        watch: (topic, who, listener) => live.watch(topic, who, (frame) => isDeaf || listener(frame)),
        onMissed(listener) {
          const before = tellMissed;
          tellMissed = () => [before, listener].forEach((tell) => void tell());
          return () => {};
        },
      },
      keys: { reread: async () => {}, onKept: () => () => {} },
      rooms: { reread: async () => {}, onKept: () => () => {} },
      codes,
      sharedSecret: async () => new Uint8Array(32),
      log: createCapturedLog(),
    });
    onTestFinished(end);
    return {
      codes,
      deafen: () => (isDeaf = true),
      async hearAgain() {
        isDeaf = false;
        tellMissed();
        await settle();
      },
    };
  };
}

it('has codes that were made void while somebody heard nothing void there too, as soon as they hear again', async () => {
  const start = createTellers();
  const [here, there] = [start(), start()];
  const ends: CodeEnd[] = [];
  here.codes.open((end) => ends.push(end));
  await settle();
  expect(there.codes.hearsStrangers()).toBe(true);
  there.deafen();
  here.codes.rotated();
  await settle();
  const news: object[] = [];
  there.codes.onNews((each) => news.push(each));
  await there.hearAgain();
  expect(news).toMatchObject([{ ended: { reason: 'rotated' } }]);
});

it('has the code count that counts, for somebody who hears of an earlier one last', async () => {
  const start = createTellers();
  const [second, first, third] = [start(), start(), start()];
  third.deafen();
  // Whoever has more to tell is done later.
  for (let other = 0; other < 3; other += 1) first.codes.open(() => {}, 'somebody else');
  const earlier = first.codes.open(() => {});
  await settle();
  const { code } = second.codes.open(() => {});
  await settle();
  await third.hearAgain();
  const context = { clientNonce: 'c', serverNonce: 's', host: 'h', origin: 'o' };
  const attempt = async (typed: string) =>
    (await third.codes.attempt(createCodeProver(typed).pair(context), context)).kind;
  expect([await attempt(earlier.code), await attempt(code)]).toEqual(['wrong', 'right']);
});
