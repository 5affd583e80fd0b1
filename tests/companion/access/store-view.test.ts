import { expect, it } from 'vitest';
import { createStoreView } from '../../../companion/access/store-view.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';

/** A view of a store that holds ids, and what can be done to it by others and by hand. */
function createStage() {
  const stored = new Set(['anna', 'bert']);
  const known = new Set<string>();
  let answer: Promise<void> | undefined;
  let isFull = false;
  let told = 0;
  const view = createStoreView({
    isAway: true,
    async read() {
      const all = [...stored];
      await answer;
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
    if (isFull) throw new Error('full');
    stored.delete(id);
  }
  return {
    view,
    stored,
    known,
    told: () => told,
    fill: (full: boolean) => {
      isFull = full;
    },
    holdUp() {
      const held = Promise.withResolvers<void>();
      answer = held.promise;
      return held.resolve;
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
  const { view, known, holdUp, take } = createStage();
  const goOn = holdUp();
  const reading = view.reread();
  await Promise.resolve();
  await take('anna');
  goOn();
  await reading;
  expect([...known]).toEqual(['bert']);
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

it('forgets that something was taken once it is given back', async () => {
  const { view, known, fill, take } = createStage();
  fill(true);
  await expect(take('anna')).rejects.toThrow('full');
  view.giveBack('anna');
  await view.reread();
  expect([...known]).toEqual(['anna', 'bert']);
});
