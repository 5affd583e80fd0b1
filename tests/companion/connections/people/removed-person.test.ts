/** Of somebody who was deleted nothing is written afterwards, whatever of theirs was still to be. */
import { expect, it } from 'vitest';
import type { Database } from '../../../../companion/store/database.ts';
import { StoreError } from '../../../../companion/store/store-error.ts';
import { settle } from '../../../helpers/settle.ts';
import { chat, startSession } from '../aside-session.ts';
import { openTestStorage } from '../test-storage.ts';
import { clientOf } from '../wire-server.ts';

const ANNA = '1'.padStart(20, '0');

/** Storage whose persons' questions can't be written for a while, and which counts what is tried. */
async function openFailing() {
  const storage = await openTestStorage();
  const anna = { id: ANNA, name: 'Anna', administrator: false, turns: null, questions: null };
  await storage.people.keep({ ...anna, createdAt: 1, revokedAt: null });
  const stage = { isFull: false, tried: 0, free: Promise.resolve(), order: [] as string[] };
  const reached = new Set<() => void>();
  const database: Database = {
    ...storage,
    failure: undefined,
    absence: undefined,
    async dropStore(person) {
      stage.order.push('dropped');
      await storage.dropStore(person);
    },
    storeOf: (person) => ({
      ...storage.storeOf(person),
      failure: undefined,
      absence: undefined,
      onReached(listener) {
        reached.add(listener);
        return () => reached.delete(listener);
      },
      async add(asked) {
        stage.tried += 1;
        if (stage.isFull) throw new StoreError('disk_full', { cause: 'full', file: 'x' });
        await stage.free;
        stage.order.push('written');
        return storage.storeOf(person).add(asked);
      },
    }),
  };
  function reach(): void {
    for (const listener of [...reached]) listener();
  }
  return Object.assign(stage, { database, reach });
}

/** Anna has an answer that is in memory alone. */
async function startUnsaved() {
  const stage = await openFailing();
  const { clock, greet, exchange, people } = await startSession({ people: stage.database });
  stage.isFull = true;
  await exchange(await greet(clientOf('annas-key', ANNA)), chat(), 'An answer that is in memory alone.');
  stage.isFull = false;
  expect(stage.tried).toBe(1);
  if (people === undefined) throw new Error('no persons');
  return { stage, clock, people };
}

it('a question that could not be stored is not stored once the person who asked it was deleted', async () => {
  const { stage, clock, people } = await startUnsaved();
  expect(await people.remove(ANNA)).toBe(true);
  stage.reach();
  clock.advance(60_000);
  expect(stage.tried).toBe(1);
});

it('one that is just being stored is stored before all of theirs is dropped', async () => {
  const { stage, people } = await startUnsaved();
  const { promise, resolve } = Promise.withResolvers<void>();
  stage.free = promise;
  stage.reach();
  // Their services are about to end: what does not wait for it comes first.
  people.onRemoved(() => void settle().then(resolve));
  expect(await people.remove(ANNA)).toBe(true);
  expect(stage.order.slice(0, 2)).toEqual(['written', 'dropped']);
});
