import { describe, expect, it } from 'vitest';
import { createStoreView } from '../../../companion/access/store-view.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { countVisits } from '../../helpers/count-visits.ts';
import { createTurnstile, overlap } from '../../helpers/overlap.ts';
import { settle } from '../../helpers/settle.ts';

/** A view of a store that holds ids, and what can be done to it by others and by hand. */
function createStage() {
  const stored = new Set(['anna', 'bert']);
  const known = new Set<string>();
  const [writes, reads] = [createTurnstile(), createTurnstile()];
  let isFull = false;
  let told = 0;
  const view = createStoreView({
    isAway: true,
    async read() {
      const all = [...stored];
      await reads.pass();
      return all;
    },
    takeOver(all) {
      known.clear();
      for (const id of all) if (!view.isTaken(id)) known.add(id);
    },
    log: createCapturedLog(),
  });
  view.onKept(() => {
    told += 1;
  });
  async function remove(id: string): Promise<void> {
    await writes.pass();
    if (isFull) throw new Error('full');
    stored.delete(id);
  }
  return {
    view,
    writes,
    reads,
    stored,
    known,
    told: () => told,
    fill: (full: boolean) => {
      isFull = full;
    },
    add: (id: string) =>
      view.change(async () => {
        await writes.pass();
        stored.add(id);
        known.add(id);
      }),
    async invite(id: string) {
      await view.giveBack(id, async () => {
        if (isFull) throw new Error('full');
        stored.add(id);
        return true;
      });
      known.add(id);
    },
    take(id: string) {
      known.delete(id);
      return view.take([[id, () => remove(id)]], () => remove(id));
    },
  };
}

it('knows nothing before the store was read, and then what is in it', async () => {
  const { view, known } = createStage();
  expect(view.isAway).toBe(true);
  await view.reread();
  expect([view.isAway, [...known]]).toEqual([false, ['anna', 'bert']]);
});

it('does not take over what was read before a change, and reads again', async () => {
  const { view, known, reads, take } = createStage();
  reads.shut();
  const reading = view.reread();
  await Promise.resolve();
  await take('anna');
  reads.open();
  await reading;
  expect([...known]).toEqual(['bert']);
});

it('takes over nothing that is older than what another re-read has taken over, whichever is answered first', async () => {
  const stored = new Set(['anna', 'bert']);
  let known: string[] = [];
  const answers: (() => void)[] = [];
  const view = createStoreView<string[]>({
    isAway: true,
    read() {
      const all = [...stored];
      return new Promise((resolve) => answers.push(() => resolve(all)));
    },
    takeOver(all) {
      known = all;
    },
    log: createCapturedLog(),
  });
  const rereads = [view.reread()];
  await settle();
  stored.delete('anna');
  rereads.push(view.reread(), view.reread());
  await settle();
  let reads = 0;
  for (; answers.length > 0; reads += 1) {
    answers.pop()?.();
    await settle();
  }
  await Promise.all(rereads);
  expect(known).toEqual(['bert']);
  // What has not begun yet is as new for all who asked.
  expect(reads).toBe(2);
});

it('waits for a change that is under way, and takes over what there is after it', async () => {
  const { view, stored, known } = createStage();
  const { promise, resolve } = Promise.withResolvers<void>();
  const changing = view.change(async () => {
    await promise;
    stored.add('cleo');
  });
  const reading = view.reread();
  resolve();
  await Promise.all([changing, reading]);
  expect([...known]).toEqual(['anna', 'bert', 'cleo']);
});

it('holds to what was taken and could not be stored, until it is stored, and tells of it then', async () => {
  const { view, stored, known, told, fill, take } = createStage();
  fill(true);
  await expect(take('anna')).rejects.toThrow('full');
  const before = told();
  await view.reread();
  // Nobody is told of that, since whoever is told reads again.
  expect([[...known], stored.has('anna'), told() - before]).toEqual([['bert'], true, 0]);
  fill(false);
  await view.reread();
  expect([[...known], stored.has('anna'), told() - before]).toEqual([['bert'], false, 1]);
});

describe('a change that begins while a re-read waits for an earlier one', () => {
  async function createOverlap() {
    const stage = createStage();
    await stage.view.reread();
    const { view, writes } = stage;
    return { ...stage, reread: view.reread, change: () => view.change(writes.pass) };
  }

  it('stays when it took something away', async () => {
    const stage = await createOverlap();
    await overlap({ ...stage, last: () => stage.take('anna') });
    expect([...stage.known]).toEqual(['bert']);
  });

  it('stays when it added something', async () => {
    const stage = await createOverlap();
    await overlap({ ...stage, last: () => stage.add('cleo') });
    expect([...stage.known]).toEqual(['anna', 'bert', 'cleo']);
  });
});

describe('what is given back', () => {
  async function createFull() {
    const stage = createStage();
    await stage.view.reread();
    stage.fill(true);
    for (const id of ['anna', 'bert']) await expect(stage.take(id)).rejects.toThrow('full');
    return stage;
  }

  it('is not taken any more', async () => {
    const { view, stored, known, fill, invite } = await createFull();
    fill(false);
    await invite('anna');
    await view.reread();
    expect([[...known], [...stored]]).toEqual([['anna'], ['anna']]);
  });

  it('stays taken when that could not be stored', async () => {
    const { view, stored, known, fill, invite } = await createFull();
    await expect(invite('anna')).rejects.toThrow('full');
    expect(view.isTaken('anna')).toBe(true);
    fill(false);
    await view.reread();
    expect([[...known], [...stored]]).toEqual([[], []]);
  });

  it.each(['anna', 'bert'])('is not taken by a re-read that is storing what was taken: %s', async (id) => {
    const { view, stored, known, fill, writes, invite } = await createFull();
    fill(false);
    writes.shut();
    const reading = view.reread();
    await settle();
    const inviting = invite(id);
    writes.open();
    await Promise.all([reading, inviting]);
    expect([[...known], [...stored]]).toEqual([[id], [id]]);
  });

  it('is taken when that is asked for while it is being given back', async () => {
    const { view, stored, known, writes, take } = await createFull();
    const full = createTurnstile();
    full.shut();
    const givingBack = view.giveBack('anna', async () => {
      await full.pass();
      stored.add('anna');
      return true;
    });
    await settle();
    writes.shut();
    const taking = take('anna').catch(() => {});
    await settle();
    writes.open();
    await settle();
    full.open();
    await givingBack;
    await taking;
    expect([view.isTaken('anna'), known.has('anna')]).toEqual([true, false]);
  });

  it('is taken from the store only after it was given back there', async () => {
    const { view, stored, take } = createStage();
    const givingIn = createTurnstile();
    givingIn.shut();
    const givingBack = view.giveBack('anna', async () => {
      await givingIn.pass();
      stored.add('anna');
      return true;
    });
    await settle();
    const taking = take('anna');
    await settle();
    givingIn.open();
    await Promise.all([givingBack, taking]);
    expect([stored.has('anna'), view.isTaken('anna')]).toEqual([false, false]);
  });

  it('is taken when that is asked for while the giving back waits for an earlier change', async () => {
    const { view, writes, stored, take, add, invite } = createStage();
    writes.shut();
    const adding = add('cleo');
    await settle();
    const inviting = invite('anna');
    await settle();
    const taking = take('anna');
    await settle();
    await writes.letOne();
    await Promise.all([adding, inviting]);
    expect(view.isTaken('anna')).toBe(true);
    writes.open();
    await taking;
    expect(stored.has('anna')).toBe(false);
  });

  it('is there again after it was taken, when both are asked for at once', async () => {
    const { stored, writes, take, invite } = createStage();
    writes.shut();
    const taking = take('anna');
    const inviting = invite('anna');
    await settle();
    writes.open();
    await Promise.all([taking, inviting]);
    expect(stored.has('anna')).toBe(true);
  });
});

it('makes no change before what was taken earlier is taken from the store', async () => {
  const { view, writes, stored, add, take } = createStage();
  writes.shut();
  const adding = add('cleo');
  const taking = take('anna');
  const changing = view.change(async () => stored.has('anna'));
  await settle();
  writes.open();
  await Promise.all([adding, taking]);
  expect(await changing).toBe(false);
});

it('takes away many things at once as fast, for each, as few', async () => {
  async function visitsEach(most: number): Promise<number> {
    const visits = await countVisits(async () => {
      const { view, writes, take } = createStage();
      writes.shut();
      const all = Array.from({ length: most }, (_, id) => [view.change(writes.pass), take(String(id))]);
      await settle();
      writes.open();
      await Promise.all(all.flat());
    });
    return visits / most;
  }
  expect(await visitsEach(200)).toBeLessThan(2 * (await visitsEach(10)));
});
